import type { Compiled, Facts, Filled, Parts } from './letter';
import { escapedPlain, inLine, isTame } from './marks';

/**
 * The same parts, made ready for thousands of recipients: texts, and between each and the next what fills the hole by its
 * number among the letter's holes.
 */
interface Ready {
	texts: string[];
	holes: number[];
}
interface ReadyLetter {
	holes: Exclude<Parts[number], string>[];
	subject: Ready;
	sender: Ready;
	html: Ready;
	text: Ready;
}

const known = new WeakMap<Compiled, ReadyLetter>();

function readyOf(parts: Parts, holes: ReadyLetter['holes']): Ready {
	const ready: Ready = { texts: [''], holes: [] };
	for (const part of parts) {
		const last = ready.texts.length - 1;
		if (typeof part === 'string') {
			ready.texts[last] += part;
			continue;
		}
		const same = holes.findIndex(({ hole, otherwise }) => hole === part.hole && otherwise === part.otherwise);
		ready.holes.push(same < 0 ? holes.push(part) - 1 : same);
		ready.texts.push('');
	}
	return ready;
}

function readied(compiled: Compiled): ReadyLetter {
	const found = known.get(compiled);
	if (found) return found;
	const holes: ReadyLetter['holes'] = [];
	const ready = {
		holes,
		subject: readyOf(compiled.subject, holes),
		sender: readyOf(compiled.sender, holes),
		html: readyOf(compiled.html, holes),
		text: readyOf(compiled.text, holes)
	};
	known.set(compiled, ready);
	return ready;
}

/** What fills a hole, on one line: what is known, else what is to be said then. */
function plainOf(facts: Facts, { hole, otherwise }: Exclude<Parts[number], string>): string {
	// What every object inherits is no text.
	const fact = facts[hole];
	if (typeof fact === 'string') {
		const plain = isTame(fact) ? fact : inLine(fact);
		if (plain) return plain;
	}
	return otherwise ? inLine(otherwise) : '';
}

function joined({ texts, holes }: Ready, values: readonly string[]): string {
	let all = texts[0] ?? '';
	for (let at = 0; at < holes.length; at++) all += (values[holes[at] ?? 0] ?? '') + (texts[at + 1] ?? '');
	return all;
}

/** Holes that stayed empty leave no gaps behind. */
const lineOf = (ready: Ready, values: readonly string[]): string =>
	ready.holes.length ? inLine(joined(ready, values)) : (ready.texts[0] ?? '');

/** @returns the letter to one person: the HTML with their facts escaped, all else as plain text */
export function fill(compiled: Compiled, facts: Facts): Filled {
	const ready = readied(compiled);
	const plain: string[] = [];
	const html: string[] = [];
	for (const hole of ready.holes) {
		const value = plainOf(facts, hole);
		plain.push(value);
		html.push(escapedPlain(value));
	}
	return {
		subject: lineOf(ready.subject, plain),
		sender: lineOf(ready.sender, plain),
		html: joined(ready.html, html),
		text: joined(ready.text, plain)
	};
}

/** What stands in a hole of the HTML. */
export const inHtml = (facts: Facts, part: Exclude<Parts[number], string>): string =>
	escapedPlain(plainOf(facts, part));
