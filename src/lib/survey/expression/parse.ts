import { fieldNamed } from './arrays';
import { isArrayFunction } from './functions';
import { pathOf } from './lookup';
import { skipSpaces, take, takeName, takeNumber, takeText, takeWord, type Reader } from './reader';
import type { Tree } from './tree';

/**
 * Why an expression cannot be read, and where. `too_long`: over 10,000 characters; `too_deep`: over 64
 * brackets inside each other; `too_large`: over 2,000 parts; `bad_condition`: a `sumInArray` or its like has
 * a condition in quotes that cannot be read; `unreadable`: anything else, at what does not fit.
 */
export interface Mistake {
	at: number;
	code: 'too_long' | 'too_deep' | 'too_large' | 'bad_condition' | 'unreadable';
}

const LONGEST = 10_000;
const DEEPEST = 64;
const LARGEST = 2_000;

interface Parser extends Reader {
	depth: number;
	parts: number;
	/** Once set, nothing more is read. */
	mistake?: Mistake;
}

/** What was read: a tree, null for the words `null` and `undefined`, undefined if it does not fit. */
type Read = Tree | null | undefined;

interface Level {
	/** How each operation may be written; of all signs the first that fits is taken. */
	signs: Record<string, string[]>;
	arithmetic?: true;
	/** The right side may be missing. */
	open?: true;
}

/** From the loosest to the tightest. */
const LEVELS: Level[] = [
	{ signs: { or: ['||', 'or'] }, arithmetic: true },
	{ signs: { and: ['&&', 'and'] }, arithmetic: true },
	{
		signs: {
			lessorequal: ['<=', 'lessorequal'],
			greaterorequal: ['>=', 'greaterorequal'],
			equal: ['==', 'equal', '='],
			notequal: ['!=', 'notequal'],
			less: ['<', 'less'],
			greater: ['>', 'greater']
		}
	},
	{ signs: { plus: ['+'], minus: ['-'] }, arithmetic: true },
	{ signs: { mul: ['*'], div: ['/'], mod: ['%'] }, arithmetic: true },
	{ signs: { power: ['^', 'power'] }, arithmetic: true },
	{
		signs: {
			contains: ['*=', 'contains', 'contain'],
			notcontains: ['notcontains', 'notcontain'],
			anyof: ['anyof'],
			allof: ['allof'],
			noneof: ['noneof']
		},
		open: true
	}
];

/**
 * Reads an expression in SurveyJS's language. Words and signs are put together greedily and never tried
 * twice, so the time is linear in the length of the text.
 */
export function parse(text: string): { tree: Tree } | { mistake: Mistake } {
	if (text.length > LONGEST) return { mistake: { at: LONGEST, code: 'too_long' } };
	const parser: Parser = { text: respelled(text), at: 0, far: 0, depth: 0, parts: 0 };
	const tree = whole(parser);
	if (parser.mistake) return { mistake: parser.mistake };
	if (tree === undefined) return { mistake: { at: parser.far, code: 'unreadable' } };
	return { tree };
}

/** SurveyJS takes these spellings too, also inside texts and names. No position moves. */
function respelled(text: string): string {
	return text
		.replaceAll('=>', '>=')
		.replaceAll('=<', '<=')
		.replaceAll('<>', '!=')
		.replaceAll('equals', 'equal ');
}

function whole(parser: Parser): Tree | undefined {
	const tree = expression(parser);
	if (tree === undefined || parser.at < parser.text.length) return undefined;
	return tree ?? { k: 'value', v: null };
}

function expression(parser: Parser): Read {
	const start = parser.at;
	skipSpaces(parser);
	const read = operation(parser, 0);
	if (read === undefined) parser.at = start;
	else skipSpaces(parser);
	return read;
}

function operation(parser: Parser, level: number): Read {
	const rule = LEVELS[level];
	if (!rule) return factor(parser);
	let left = operation(parser, level + 1);
	while (left !== undefined) {
		const before = parser.at;
		skipSpaces(parser);
		const op = operator(parser, rule);
		const right: Read = op ? operation(parser, level + 1) : undefined;
		if (!op || (right === undefined && !rule.open)) {
			parser.at = before;
			break;
		}
		const sides = { left, right: right ?? null };
		left = made(parser, { k: 'op', op, ...sides, ...(rule.arithmetic && { arithmetic: true }) });
	}
	return left;
}

function operator(parser: Parser, { signs }: Level): string | undefined {
	const op = Object.keys(signs).find((one) => signs[one]?.some((sign) => take(parser, sign)));
	if (op) skipSpaces(parser);
	return op;
}

function made(parser: Parser, tree: Tree): Tree {
	if (++parser.parts > LARGEST) stop(parser, 'too_large');
	return tree;
}

function stop(parser: Parser, code: Mistake['code']): void {
	parser.mistake ??= { at: parser.at, code };
}

function factor(parser: Parser): Read {
	const start = parser.at;
	if (parser.depth >= DEEPEST) stop(parser, 'too_deep');
	parser.depth++;
	let read: Read;
	for (const kind of [bracketed, call, negated, tested, list]) {
		if (parser.mistake) break;
		read = kind(parser);
		if (read !== undefined) break;
		parser.at = start;
	}
	parser.depth--;
	return read;
}

/** SurveyJS forgives a bracket that is never closed. */
function bracketed(parser: Parser): Read {
	if (!take(parser, '(')) return undefined;
	const read = expression(parser);
	if (read !== undefined) take(parser, ')');
	return read;
}

function call(parser: Parser): Read {
	const name = takeWord(parser);
	if (!name || !take(parser, '(')) return undefined;
	const of = sequence(parser);
	take(parser, ')');
	if (isArrayFunction(name)) readCondition(parser, of);
	return made(parser, { k: 'call', name, of });
}

/** The condition on each item may be written as a text; it is read here, once. */
function readCondition(parser: Parser, of: (Tree | null)[]): void {
	const place = fieldNamed(of[2]) === undefined ? 2 : 3;
	const given = of[place];
	if (given?.k !== 'value' || typeof given.v !== 'string' || !given.v) return;
	const inner: Parser = { ...parser, text: respelled(given.v), at: 0, far: 0 };
	const condition = whole(inner);
	parser.parts = inner.parts;
	if (condition) of[place] = condition;
	else stop(parser, inner.mistake?.code ?? 'bad_condition');
}

function negated(parser: Parser): Read {
	if (!take(parser, '!') && !take(parser, 'negate')) return undefined;
	skipSpaces(parser);
	const of = factor(parser);
	return of === undefined ? undefined : made(parser, { k: 'not', of });
}

const TESTS: ('empty' | 'notempty')[] = ['empty', 'notempty'];

function tested(parser: Parser): Read {
	const of = atom(parser);
	if (of === undefined) return undefined;
	const before = parser.at;
	skipSpaces(parser);
	for (const k of TESTS) if (take(parser, k)) return made(parser, { k, of });
	parser.at = before;
	return of;
}

function atom(parser: Parser): Read {
	skipSpaces(parser);
	if (take(parser, 'undefined', true) || take(parser, 'null', true)) return null;
	const v = constant(parser);
	if (v !== undefined) return made(parser, { k: 'value', v });
	const name = takeName(parser);
	return name === undefined ? undefined : made(parser, named(name));
}

function constant(parser: Parser): string | number | boolean | undefined {
	if (take(parser, 'true')) return true;
	if (take(parser, 'false')) return false;
	return takeNumber(parser) ?? (takeWord(parser) || takeText(parser));
}

function named(written: string): Tree {
	const raw = written.length > 1 && written.startsWith('#');
	const name = raw ? written.slice(1) : written;
	const literal = name.indexOf(':') > 0 ? objectIn(name) : undefined;
	return { k: 'name', path: pathOf(name), ...(raw && { raw: true }), ...(literal && { literal }) };
}

function objectIn(members: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(`{${members}}`);
	} catch {
		return undefined; // a name with a colon in it
	}
}

function list(parser: Parser): Read {
	if (!take(parser, '[')) return undefined;
	const of = sequence(parser);
	return take(parser, ']') ? made(parser, { k: 'list', of }) : undefined;
}

/** SurveyJS takes a list that begins with nothing, or with `null`, for an empty one. */
function sequence(parser: Parser): (Tree | null)[] {
	const first = expression(parser);
	const of: (Tree | null)[] = [first ?? null];
	for (;;) {
		const before = parser.at;
		skipSpaces(parser);
		const next = take(parser, ',') ? expression(parser) : undefined;
		if (next === undefined) {
			parser.at = before;
			break;
		}
		of.push(next);
	}
	return first ? of : [];
}
