import type { Template } from '../plan';

/**
 * Text with holes for answers, as SurveyJS reads it: `{name}` is a hole, spaces around the name do not
 * count. Braces around nothing, around a colon (`{a:1}`) or without a partner are text.
 */
export function template(text: string): Template {
	const parts: Exclude<Template, string> = [];
	let open = -1;
	let done = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '{') open = at;
		if (text[at] !== '}') continue;
		const inside = open < 0 ? '' : text.slice(open + 1, at);
		const name = inside.trim();
		if (name && !inside.includes(':')) {
			if (open > done) parts.push(text.slice(done, open));
			parts.push([name]);
			done = at + 1;
		}
		open = -1;
	}
	if (!parts.length) return text;
	return done < text.length ? [...parts, text.slice(done)] : parts;
}

/** The text with every hole filled. A name that `resolve` does not know (undefined) stays in its braces. */
export function fill(of: Template, resolve: (path: string) => string | undefined): string {
	if (typeof of === 'string') return of;
	return of.map((part) => (typeof part === 'string' ? part : (resolve(part[0]) ?? `{${part[0]}}`))).join('');
}
