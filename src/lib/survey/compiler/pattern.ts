import { Reader, Refused, spend, type Budget } from './automaton';

/**
 * Whether an author's regular expression can be trusted with a respondent's text. JavaScript's engine
 * tries every way in which a pattern can match, and some patterns have exponentially many: `(a+)+$` on
 * thirty letters never returns. The pattern is read into a position automaton (Glushkov 1961); if two
 * different ways lead from a position back to itself over the same text, it is refused (exponential
 * ambiguity: Weber and Seidl 1991). What is left is polynomial in the number of its loops, which sets the
 * length of text that it may see. Whatever the reader here does not know is refused too.
 */

/** For all patterns of one survey together, in steps: some hundred usual ones, or a few of the largest. */
const MOST_WORK = 20_000_000;
/** For one of them, so that a bad one leaves something for the others. */
const MOST_EACH = 5_000_000;
/** About what a pattern may cost on the longest text, in steps. */
const STEPS = 5_000_000;
const MOST_LOOPS = 6;

/** Whether from some position two different ways lead back to it over one text. @throws Refused */
function exponential({ positions, follow }: Reader, budget: Budget): boolean {
	spend(budget, positions.reduce((sum, { length }) => sum + length, 0) * positions.length);
	const reach = reachability(follow);
	const overlap = positions.map((a) => positions.map((b) => a.some((one, code) => one && b[code])));
	return follow.some((steps, start) => {
		if (!reach[start]?.[start]) return false;
		// Twice the same step inside a loop is two ways already.
		if (steps.some((to, index) => steps.indexOf(to) !== index && reach[to]?.[start])) return true;
		return parts(
			start,
			follow,
			budget,
			(a, b) => !!overlap[a]?.[b] && !!reach[a]?.[start] && !!reach[b]?.[start]
		);
	});
}

/**
 * Follows every two ways that part at `start`, over one text, for as long as both can come back.
 *
 * @param goes whether two ways can stand at these positions
 * @returns whether some two of them meet again
 * @throws Refused where the work is too much to tell
 */
function parts(
	start: number,
	follow: readonly number[][],
	budget: Budget,
	goes: (a: number, b: number) => boolean
): boolean {
	const size = follow.length;
	spend(budget, size * size);
	const seen = new Uint8Array(size * size);
	const open: number[] = [];
	const visit = (a: number, b: number) => {
		if (a === b || seen[a * size + b] || !goes(a, b)) return;
		seen[a * size + b] = 1;
		open.push(a * size + b);
	};
	for (const a of follow[start] ?? []) for (const b of follow[start] ?? []) visit(a, b);
	while (open.length) {
		const pair = open.pop() ?? 0;
		for (const a of follow[Math.floor(pair / size)] ?? []) {
			for (const b of follow[pair % size] ?? []) {
				spend(budget, 1);
				if (a === b && goes(a, b)) return true;
				visit(a, b);
			}
		}
	}
	return false;
}

/** `[a][b]`: whether b can be reached from a by at least one step. */
function reachability(follow: readonly number[][]): Uint8Array[] {
	return follow.map((_, start) => {
		const seen = new Uint8Array(follow.length);
		const open = [start];
		while (open.length) {
			for (const to of follow[open.pop() ?? 0] ?? []) {
				if (seen[to]) continue;
				seen[to] = 1;
				open.push(to);
			}
		}
		return seen;
	});
}

type Longest = number | 'unreadable' | 'slow';

/** The patterns of one survey. They share what judging them may cost; the same one is judged once. */
export class Patterns {
	readonly #known = new Map<string, Longest>();

	/** @param left what judging all of them may cost, in steps; those that come when it is spent are `slow` */
	constructor(private left = MOST_WORK) {}

	/**
	 * @param pattern as JavaScript's RegExp takes it, without the `u` flag
	 * @returns the longest text that it may be tried on, in UTF-16 units; `unreadable` if it is no regular
	 * expression, `slow` if it could take too long on a short text or cannot be judged
	 */
	longest(pattern: string, insensitive: boolean): Longest {
		if (pattern.length > 1_000) return 'slow';
		const key = (insensitive ? 'i' : '') + '/' + pattern;
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		const share = Math.min(this.left, MOST_EACH);
		const budget = { work: share };
		const longest = longestFor(pattern, insensitive, budget);
		this.left -= share - Math.max(0, budget.work);
		this.#known.set(key, longest);
		return longest;
	}
}

function longestFor(pattern: string, insensitive: boolean, budget: Budget): Longest {
	try {
		new RegExp(pattern, insensitive ? 'i' : '');
	} catch {
		return 'unreadable';
	}
	try {
		const reader = new Reader(pattern, insensitive, budget);
		reader.pattern();
		return exponential(reader, budget) ? 'slow' : limitOf(reader);
	} catch (error) {
		if (error instanceof Refused) return 'slow';
		throw error;
	}
}

function limitOf({ loops, anchored }: Reader): Longest {
	const degree = loops + (anchored ? 0 : 1);
	if (degree > MOST_LOOPS) return 'slow';
	let ways = 1;
	for (let loop = 2; loop <= degree; loop++) ways *= loop;
	return Math.min(20_000, Math.floor((STEPS * ways) ** (1 / Math.max(1, degree))));
}
