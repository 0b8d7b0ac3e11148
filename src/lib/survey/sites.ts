import { allQuestions, questionsOf, type Course } from './course';
import { at } from './changes';
import type { PlannedQuestion } from './plan';
import { same } from './same';

/** Keys and places from the top: `['items', 0, 'price']`. */
export type Path = (string | number)[];

/** A question where it stands: `now` is the course that it is part of. */
export interface Site {
	question: PlannedQuestion;
	now: Course;
	path: Path;
}

const found = new WeakMap<Course, ReadonlyMap<string, Site>>();

/** @returns every question that changes by itself, those inside of others included, as things stand; by its path */
export function sitesByPath(now: Course): ReadonlyMap<string, Site> {
	const before = found.get(now);
	if (before) return before;
	const sites = new Map(walked(now).map((site) => [site.path.join('.'), site]));
	found.set(now, sites);
	return sites;
}

/** The same in their order. */
export const sitesOf = (now: Course): Site[] => [...sitesByPath(now).values()];

function walked(now: Course): Site[] {
	const visit = (here: Course, questions: readonly PlannedQuestion[], path: Path): Site[] =>
		questions.flatMap((question) => {
			const own = [...path, question.name];
			const site =
				question.startsWith || question.sets || question.resetsIf ? [{ question, now: here, path: own }] : [];
			const inner = here.entries(question).flatMap((entry, index) => {
				const shape = question.inside?.shape;
				const key = shape === 'record' ? [] : shape === 'rows' ? [String(entry.row?.value)] : [index];
				return visit(entry.now, questionsOf(entry), [...own, ...key]);
			});
			return [...site, ...inner];
		});
	return visit(now, allQuestions(now.plan), []);
}

/**
 * @returns the answer of the question that `path` begins with, each list on the way with all its entries: one that
 *   nobody wrote into yet has some as well, and a place in it must not become the only one
 */
export function filledTo(now: Course, [name, ...rest]: Path): unknown {
	const question = allQuestions(now.plan).find((one) => one.name === name);
	return question ? filled(now, question, rest) : undefined;
}

function filled(now: Course, question: PlannedQuestion, [place, ...rest]: Path): unknown {
	const value = now.answers[question.name];
	if (question.inside?.shape !== 'list' || typeof place !== 'number') return value;
	const entries = now.entries(question);
	const records = entries.map(({ now: within }) => ({ ...within.answers }));
	const [entry, record] = [entries[place], records[place]];
	const inner = entry && questionsOf(entry).find(({ name }) => name === rest[0]);
	if (entry && record && inner?.inside) record[inner.name] = filled(entry.now, inner, rest.slice(1));
	return records;
}

/** @returns whether no list on the way to a place inside of an answer grew or shrank */
export const stays = (before: unknown, after: unknown, path: Path): boolean =>
	path.every((_, end) => {
		const [one, other] = [at(before, path.slice(0, end)), at(after, path.slice(0, end))];
		return !Array.isArray(one) || !Array.isArray(other) || one.length === other.length;
	});

/** @returns the same paths after an entry was taken out of the list `name`: those behind it moved up */
export function moved(
	paths: ReadonlySet<string>,
	name: string,
	before: unknown,
	after: unknown
): Set<string> {
	if (!Array.isArray(before) || !Array.isArray(after) || after.length !== before.length - 1)
		return new Set(paths);
	const differs = after.findIndex((entry: unknown, index) => !same(entry, before[index]));
	const gone = differs < 0 ? after.length : differs;
	return new Set(
		[...paths].flatMap((path) => {
			const [, place, rest = ''] = path.startsWith(`${name}.`)
				? (/^(\d+)(.*)$/s.exec(path.slice(name.length + 1)) ?? [])
				: [];
			if (place === undefined || Number(place) < gone) return [path];
			return Number(place) === gone ? [] : [`${name}.${Number(place) - 1}${rest}`];
		})
	);
}
