import { isBlank } from './blank';
import { hasRemark, questionsOf, remarkName } from './course';
import { mistake } from './mistakes';
import type { Answers, PlannedChoice, PlannedInside, PlannedQuestion } from './plan';
import { opensOther } from './questions/choice';
import {
	INSIDE,
	type Mistake,
	type Opened,
	type Posted,
	type Rules,
	type RulesByKind
} from './questions/question';

/** A question that holds others. */
export interface Holding extends PlannedQuestion {
	inside: PlannedInside;
}

/** @returns a question inside under the name that it has in forms and mistakes: `items::0::price` */
export const placed = <Q extends { name: string }>(question: Q, outer: string, key: string): Q => ({
	...question,
	name: [outer, key, question.name].join(INSIDE)
});

/** The form field that says which entries of a list there are, one value an entry, in their order. */
export const listed = (name: string): string => name + INSIDE;

/** The form field that names each list which was there, so that one without entries is not one never seen. */
export const LISTS = 'earshot:lists';

const isRecord = (value: unknown): value is Answers =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const recordIn = (value: unknown, key: string): Answers => {
	const found = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
	return isRecord(found) ? found : {};
};

/** What a new entry of a list begins with. `before`: those that there are. */
export const freshEntry = ({ inside }: Holding, before: readonly unknown[]): Answers => {
	const last = before.at(-1);
	return inside.copies && isRecord(last) ? { ...last } : { ...inside.fresh };
};

/** As many as there are, or as it begins with; survey-core fills up to the least that there must be. */
function listOf({ inside }: Holding, value: unknown): Answers[] {
	const given = Array.isArray(value) ? value.slice(0, inside.max) : [];
	const records = given.map((record: unknown) => (isRecord(record) ? record : {}));
	const wanted = Math.min(inside.max, Array.isArray(value) ? inside.min : inside.start);
	while (records.length < wanted) records.push({});
	return records;
}

/** See `Rules.entries`. */
export function entriesOf(question: Holding, value: unknown, shows: (entry: Opened) => boolean): Opened[] {
	const { inside } = question;
	if (inside.shape === 'record') return [{ key: '0', record: isRecord(value) ? value : {}, local: {} }];
	const called = inside.called ?? 'row';
	// survey-core counts rows from 1 and panels from 0.
	const first = called === 'row' ? 1 : 0;
	const opened: Opened[] =
		inside.shape === 'rows'
			? (inside.rows ?? []).map((row, index) => ({
					key: String(index),
					row,
					record: recordIn(value, String(row.value)),
					local: { rowindex: index + 1, rowvalue: row.value, rowname: row.value, rowtitle: row.text }
				}))
			: listOf(question, value).map((record, index) => ({
					key: String(index),
					record,
					local: { [`${called}index`]: index + first }
				}));
	return neighbours(opened, called, first, shows);
}

/** Tells each entry its place among those that are shown. */
function neighbours(
	opened: readonly Opened[],
	called: string,
	first: number,
	shows: (entry: Opened) => boolean
): Opened[] {
	const shown = opened.filter(shows);
	const places = new Map(shown.map((one, place) => [one, place]));
	return opened.map((one) => {
		const place = places.get(one);
		if (place === undefined) return { ...one, hidden: true };
		const local = {
			...one.local,
			[`visible${called}index`]: place + first,
			[`prev${called}`]: shown[place - 1]?.record,
			[`next${called}`]: shown[place + 1]?.record
		};
		return { ...one, local };
	});
}

/** See `Rules.joined`. What is blank is left out, but for the entries of a list, which keep their places. */
export function joinedFrom({ inside }: Holding, value: unknown, entries: readonly Opened[]): unknown {
	if (inside.shape === 'list') return entries.map(({ record }) => record);
	if (inside.shape === 'record') return blankless(entries[0]?.record ?? {});
	const rows = new Map(entries.map(({ row, record }) => [String(row?.value), record]));
	const kept = isRecord(value) ? Object.entries(value).filter(([key]) => !rows.has(key)) : [];
	return blankless(Object.fromEntries([...kept, ...rows]));
}

const blankless = (record: Answers): Answers | undefined => {
	const kept = Object.entries(record).filter(([, value]) => !isBlank(value));
	return kept.length ? Object.fromEntries(kept) : undefined;
};

/** One record from a form; the words beside an answer included. */
function readRecord({ name, inside }: Holding, key: string, posted: Posted, rules: RulesByKind): Answers {
	const record: Answers = {};
	for (const question of questionsOf(inside)) {
		const here = placed(question, name, key);
		const value = rules[question.kind]?.read(here, posted, rules);
		if (value !== undefined) record[question.name] = value;
		const remark = hasRemark(question) ? posted.get(remarkName(here))?.replace(/\r\n?/g, '\n') : null;
		if (!isBlank(remark) && (question.remark !== undefined || opensOther(question, value)))
			record[remarkName(question)] = remark;
	}
	return record;
}

function read(question: Holding, posted: Posted, rules: RulesByKind): unknown {
	const { inside, name } = question;
	if (inside.shape === 'list') {
		const said = posted.all(listed(name));
		const keys = [...new Set(said)].filter((key) => /^\d{1,6}$/.test(key)).slice(0, inside.max + 1);
		// A list without entries is not the same as none: it would begin anew.
		return said.length || posted.all(LISTS).includes(name)
			? keys.map((key) => readRecord(question, key, posted, rules))
			: undefined;
	}
	if (inside.shape === 'record') return blankless(readRecord(question, '0', posted, rules));
	const rows = (inside.rows ?? []).map((row, index) => [
		String(row.value),
		readRecord(question, String(index), posted, rules)
	]);
	return blankless(Object.fromEntries(rows));
}

/** The records of an answer with their keys, whatever is hidden; null if it has not the shape of an answer. */
function recordsOf({ inside }: Holding, value: unknown): [key: string, record: Answers][] | null {
	if (inside.shape === 'list') {
		return Array.isArray(value) && value.length <= inside.max && value.every(isRecord)
			? value.map((record: Answers, index) => [String(index), record])
			: null;
	}
	if (!isRecord(value)) return null;
	if (inside.shape === 'record') return [['0', value]];
	const keys = new Map((inside.rows ?? []).map((row, index) => [String(row.value), String(index)]));
	const entries = Object.entries(value);
	return entries.every(([row, record]) => keys.has(row) && isRecord(record))
		? entries.map(([row, record]) => [keys.get(row) ?? '', isRecord(record) ? record : {}])
		: null;
}

function refuse(question: Holding, value: unknown, rules: RulesByKind): Mistake | null {
	const records = recordsOf(question, value);
	if (!records || isBlank(value)) return mistake('not_an_answer');
	const inner = new Map(questionsOf(question.inside).map((one) => [one.name, one]));
	for (const [, record] of records) {
		for (const [name, answer] of Object.entries(record)) {
			const of = inner.get(name) ?? inner.get(name.replace(/-Comment$/, ''));
			if (!of || of.display) return mistake('not_an_answer');
			if (isBlank(answer)) continue;
			if (of.name !== name) {
				if (!hasRemark(of) || typeof answer !== 'string') return mistake('not_an_answer');
				continue;
			}
			const refused = of.worked ? null : rules[of.kind]?.refuse(of, answer, () => true, rules);
			if (refused?.code === 'not_an_answer') return refused;
		}
	}
	return null;
}

function post(question: Holding, value: unknown, rules: RulesByKind): [string, string][] {
	const records = recordsOf(question, value) ?? [];
	const list = question.inside.shape === 'list';
	const there: [string, string][] = list ? [[LISTS, question.name]] : [];
	const fields = records.flatMap(([key, record]): [string, string][] => [
		...(list ? [[listed(question.name), key] satisfies [string, string]] : []),
		...questionsOf(question.inside).flatMap((inner): [string, string][] => {
			const here = placed(inner, question.name, key);
			const remark = record[remarkName(inner)];
			const fields = isBlank(record[inner.name])
				? []
				: (rules[inner.kind]?.post(here, record[inner.name], rules) ?? []);
			return typeof remark === 'string' ? [...fields, [remarkName(here), remark]] : fields;
		})
	]);
	return [...there, ...fields];
}

/** Parts the steps of a token: `row`, `column`, and what was answered there. */
export const STEP = '\u001e';

/** Longest part of a token that a name may be: two of them and an answer must fit. */
const NAMED = 60;

/** @returns what the tokens of a question inside begin with, by its name and that of its row */
export const placeOf = (name: string, row?: PlannedChoice['value']): string =>
	(row === undefined ? [name] : [String(row), name]).map((part) => part.slice(0, NAMED) + STEP).join('');

/** What is counted of the questions inside: each token once a response, however many entries have it. */
function tokens(question: Holding, value: unknown, rules: RulesByKind): string[] {
	const { shape, rows } = question.inside;
	const found = new Set<string>();
	if (shape === 'list' && Array.isArray(value)) found.add(`${STEP}${value.length}`);
	for (const [key, record] of recordsOf(question, value) ?? []) {
		const row = shape === 'rows' ? rows?.[Number(key)]?.value : undefined;
		for (const inner of questionsOf(question.inside)) {
			const answer = record[inner.name];
			if (isBlank(answer) || inner.display) continue;
			const place = placeOf(inner.name, row);
			found.add(place.toWellFormed());
			for (const token of rules[inner.kind]?.tokens(inner, answer, rules) ?? [])
				if (!token.includes(STEP)) found.add((place + token).slice(0, 200).toWellFormed());
		}
	}
	return [...found];
}

function display(
	question: Holding,
	value: unknown,
	say: Parameters<Rules['display']>[2],
	rules: RulesByKind
): string {
	const { shape, rows } = question.inside;
	const lines = (recordsOf(question, value) ?? []).map(([key, record]) => {
		const row = rows?.[Number(key)];
		const said = questionsOf(question.inside)
			.filter(({ name }) => !isBlank(record[name]))
			.map((inner) => {
				const words = rules[inner.kind]?.display(inner, record[inner.name], say, rules) ?? '';
				return `${say(inner.title)}: ${words}`;
			})
			.join(shape === 'record' ? '; ' : ', ');
		return row ? `${say(row.text)} (${said})` : said;
	});
	return lines.filter(Boolean).join('; ');
}

/** The rules of every kind that holds others. */
export const holding: Rules<Holding> = {
	read,
	refuse: (question, value, _visible, rules) => refuse(question, value, rules),
	post,
	tokens,
	display,
	measure: () => 'none',
	entries: entriesOf,
	joined: joinedFrom
};
