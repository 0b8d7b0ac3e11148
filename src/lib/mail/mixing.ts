/**
 * Which of those who took part in an anonymous survey are written together. Whoever has the database sees which
 * responses came between two such writings, in which order, when each letter left, in which language, and who was
 * reminded: so a group is only worth its size if everybody in it could have given every answer in it. And who is still
 * to be written must not be alone among those who are not: of a campaign that everybody answered, the last few stay
 * unwritten until it is over.
 */

/** Somebody who took part and is not written yet. Times in milliseconds since 1970. */
export interface Sealed {
	seal: string;
	invitation: string;
	/** When they answered. */
	at: number;
	/** When their letter left. */
	sent: number;
	/** Alike in all that the database tells of them: campaign, language, reminders. */
	group: string;
	/** Alike to who does not know about reminders. */
	crowd: string;
}

export interface Crowd {
	/** When the letters left of all who are not written, in order: whether they took part is not known. */
	left: number[];
	/** Nobody can answer any more. */
	over: boolean;
}

/** Of one writing. */
const MOST = 500;

/** @returns how many of these numbers, which are in order, are at most that */
function upTo(numbers: readonly number[], most: number): number {
	let [from, to] = [0, numbers.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((numbers[middle] ?? 0) <= most) from = middle + 1;
		else to = middle;
	}
	return from;
}

/** Whose letters had left by then may have answered. That it left is written a moment later than it did. */
const reached = ({ at, sent }: Sealed): number => Math.max(at, sent);

/** @returns whether nobody who stays unwritten is known for their answer once these are written */
function hides(batch: readonly Sealed[], rest: readonly Sealed[], { left, over }: Crowd, size: number) {
	if (!over && left.length - batch.length < size) return false;
	return rest.every((one) => {
		const could = upTo(left, reached(one));
		const gone = batch.filter(({ sent }) => sent <= reached(one)).length;
		return could - gone >= Math.min(size, could);
	});
}

/**
 * @param sealed all that wait, of one survey @param size of the smallest group
 * @param before who answered later waits for another time
 * @param below a random whole number from 0 to below its argument
 * @returns groups, each to be written at once
 */
export function groupsOf(
	sealed: readonly Sealed[],
	crowds: Readonly<Record<string, Crowd>>,
	size: number,
	before: number,
	below: (most: number) => number
): Sealed[][] {
	const found: Sealed[][] = [];
	for (const name of new Set(sealed.map(({ crowd }) => crowd))) {
		let crowd = crowds[name];
		let waiting = sealed.filter((one) => one.crowd === name).sort((a, b) => a.at - b.at);
		for (const first of [...waiting]) {
			if (!crowd || !waiting.includes(first)) continue;
			const batch = together(first, waiting, crowd, { size, before, below });
			if (!batch) continue;
			found.push(batch);
			waiting = waiting.filter((one) => !batch.includes(one));
			crowd = { ...crowd, left: without(crowd.left, batch) };
		}
	}
	return found;
}

interface Rules {
	size: number;
	before: number;
	below: (most: number) => number;
}

/** Those who answered after `first` and could have given the same answer; as many as may be written. */
function together(
	first: Sealed,
	waiting: readonly Sealed[],
	crowd: Crowd,
	{ size, before, below }: Rules
): Sealed[] | null {
	const batch = waiting
		.filter(
			({ group, at, sent }) =>
				group === first.group && at >= first.at && sent <= reached(first) && at < before
		)
		.slice(0, MOST);
	while (batch.length >= size) {
		const rest = waiting.filter((one) => !batch.includes(one));
		if (hides(batch, rest, crowd, size)) return batch;
		batch.splice(below(batch.length), 1);
	}
	return null;
}

function without(left: readonly number[], batch: readonly Sealed[]): number[] {
	const rest = [...left];
	for (const { sent } of batch) if (rest.includes(sent)) rest.splice(rest.indexOf(sent), 1);
	return rest;
}
