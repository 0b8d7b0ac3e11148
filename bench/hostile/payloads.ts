import { readFileSync } from 'node:fs';

/** A few of each sort, for where there is no corpus. */
export const OWN: readonly string[] = [
	'<script>alert(1)</script>',
	'"><script>alert(1)</script>',
	'</title></style></textarea></script><script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<svg onload=alert(1)>',
	'<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
	'"autofocus onfocus=alert(1) x="',
	"'onmouseover='alert(1)",
	'<iframe srcdoc="<script>alert(1)</script>">',
	'<a href="javascript:alert(1)">x</a>',
	'javascript:alert(1)',
	'[x](javascript:alert(1))',
	'{@html alert(1)}${alert(1)}{{alert(1)}}',
	'<!--><img src=x onerror=alert(1)>-->',
	'<details open ontoggle=alert(1)>',
	'<base href=//evil.example><link rel=stylesheet href=//evil.example/a.css>',
	'<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
	'&lt;img src=x onerror=alert(1)&gt;'
];

/** @returns the strings of a file, each once. @throws with a sentence if it holds none */
export function payloadsFrom(file: string): string[] {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		throw new Error(
			`There are no payloads at ${file}: name a file with an array of strings by --payloads FILE.`
		);
	}
	const all: unknown = JSON.parse(text);
	const strings = Array.isArray(all) ? all.filter((one) => typeof one === 'string' && one !== '') : [];
	if (!strings.length) throw new Error(`${file} holds no array of strings.`);
	return [...new Set<string>(strings)];
}

/** @returns the lines of a file that say something, each once */
export const linesOf = (file: string): string[] => [
	...new Set(
		readFileSync(file, 'utf8')
			.split('\n')
			.filter((line) => line.trim())
	)
];

/** What can be stored of it: no U+0000, no half of a character. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

/** As people read it: runs of spaces are one, and what replaced something that cannot be stored is nothing. */
export const plain = (text: string): string =>
	storable(text).normalize().replaceAll('\ufffd', '').replace(/\s+/g, ' ').trim();

/** Braces speak to the survey (`{name}` pipes an answer in): where it has templates, these are none of its text. */
export const speaks = (text: string): boolean => /\{[^}]*\}/.test(text);

/** @returns at most `limit` of them, spread over all */
export const spread = <T>(all: readonly T[], limit: number): T[] =>
	all.filter(
		(_, at) => Math.floor((at * limit) / all.length) !== Math.floor(((at - 1) * limit) / all.length)
	);

export const batches = <T>(all: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
