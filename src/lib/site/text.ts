// Characters that nobody types on purpose and that printers, terminals and databases trip over. Tab and newline stay.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * @param text as a person or a program wrote it
 * @param long several lines may stand
 * @returns text that Postgres can store and that is one line unless it may be long. U+0000 and halves of surrogate
 * pairs become U+FFFD, so that it is seen that something was there
 */
export function cleanText(text: string, long: boolean): string {
	const whole = text
		.toWellFormed()
		.replaceAll('\u0000', '\uFFFD')
		.replace(/\r\n?|\u2028|\u2029/g, '\n')
		.replace(CONTROL, '');
	return long ? whole : whole.replace(/[\n\t]+/g, ' ');
}
