const ATOM = /^[^<>()[\]\\,;:\s@"]+$/u;
const LABEL = /^[^<>()=[\]\\.,;:\s@"]+$/u;

/**
 * An address that a letter can be sent to: something, `@`, a name with a dot. The last part has at least
 * two characters. Close to SurveyJS, which also allows a quoted part before the `@`.
 */
export function isEmail(value: string): boolean {
	const at = value.lastIndexOf('@');
	if (at < 1 || value.length > 320) return false;
	const labels = value.slice(at + 1).split('.');
	const before = value.slice(0, at);
	const quoted = before.length > 2 && before.startsWith('"') && before.endsWith('"');
	return (
		(quoted || before.split('.').every((part) => ATOM.test(part))) &&
		labels.length > 1 &&
		labels.every((label) => LABEL.test(label)) &&
		(labels.at(-1) ?? '').length > 1
	);
}
