import type { PlannedQuestion, Words } from '../plan';
import type { Tally } from './question';

/** A row of a distribution; the same as `Bar` of `ui/Bars.svelte`. */
interface Row {
	label: string;
	n: number;
	tone?: 'low' | 'middle' | 'high';
}

export interface Ends {
	low?: Words;
	high?: Words;
	/** The highest value that counts as low, and the lowest that counts as high. */
	tones?: readonly [low: number, high: number];
}

type Say = (words: Words | undefined) => string;

/**
 * @returns the counts of a question as rows: its choices first, then tokens that no version knows. "Other" and
 *   "none" keep their place at the end; labels that would be the same carry their value
 */
export function barsOf(
	question: PlannedQuestion,
	tally: Tally,
	say: Say,
	{
		order,
		ends = {},
		typed
	}: {
		order: 'given' | 'most';
		ends?: Ends | undefined;
		/** What all that was typed instead of a choice is called. */
		typed?: string;
	}
): Row[] {
	const choices = (question.choices ?? []).filter(({ all }) => !all);
	const known = new Set(choices.map(tokenOf));
	const last = choices.length - 1;
	const rows = choices.map((choice, at) => {
		const end = at === 0 ? ends.low : at === last ? ends.high : undefined;
		const label = [say(choice.text), say(end)].filter(Boolean).join(' · ');
		const row: Row = { label, n: tally.counts[tokenOf(choice)] ?? 0 };
		const tone = toneOf(choice.value, ends.tones);
		return {
			...(tone ? { ...row, tone } : row),
			token: tokenOf(choice),
			end: !!(choice.other || choice.none)
		};
	});
	const strays = Object.entries(tally.counts)
		.filter(([token]) => !known.has(token))
		.map(([token, n]) => {
			const own = token === 'other' && 'typed' in question;
			return { label: (own && typed) || token, n, token, end: own };
		});
	const sorted =
		order === 'most'
			? [...rows, ...strays].sort((a, b) => +a.end - +b.end || b.n - a.n)
			: [...rows, ...strays];
	return distinct(sorted).map(({ end: _end, token: _token, ...row }) => row);
}

const tokenOf = (choice: { other?: true; value: unknown }): string =>
	choice.other ? 'other' : String(choice.value).slice(0, 200);

function toneOf(value: unknown, tones: Ends['tones']): Row['tone'] {
	if (!tones || typeof value !== 'number') return undefined;
	return value <= tones[0] ? 'low' : value >= tones[1] ? 'high' : 'middle';
}

function distinct<R extends { label: string; token: string }>(rows: R[]): R[] {
	const times = new Map<string, number>();
	for (const { label } of rows) times.set(label, (times.get(label) ?? 0) + 1);
	return rows.map((row) =>
		(times.get(row.label) ?? 0) > 1 ? { ...row, label: `${row.label} (${row.token})` } : row
	);
}

const MOST_VALUES = 12;
const BINS = 8;

/**
 * Numbers that people typed, as rows: each by itself where there are at most 12 different ones, else in up to 8
 * spans of the same width, from the lowest to the highest. A span holds its lower end, the last one both.
 *
 * @param span words for "from … to …"
 */
export function spread(
	counts: Readonly<Record<string, number>>,
	number: (value: number) => string,
	span: (from: string, to: string) => string
): Row[] {
	const found = Object.entries(counts)
		.map(([token, n]) => ({ value: Number(token), n }))
		.filter(({ value }) => Number.isFinite(value))
		.sort((a, b) => a.value - b.value);
	if (found.length <= MOST_VALUES) return found.map(({ value, n }) => ({ label: number(value), n }));
	const from = found[0]?.value ?? 0;
	const width = ((found.at(-1)?.value ?? 0) - from) / BINS;
	return Array.from({ length: BINS }, (_, bin) => {
		const inside = found.filter(
			({ value }) => Math.min(BINS - 1, Math.floor((value - from) / width)) === bin
		);
		return {
			label: span(number(from + bin * width), number(from + (bin + 1) * width)),
			n: inside.reduce((sum, { n }) => sum + n, 0)
		};
	});
}
