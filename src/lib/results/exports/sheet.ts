import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { allQuestions, hasRemark, isBlank, questionsOf, remarkName } from '$lib/survey/course';
import type { Answers, Plan, PlannedQuestion, Words } from '$lib/survey/plan';
import type { RulesByKind } from '$lib/survey/questions/question';
import { outline } from '../questions';
import type { Cell } from './export';

/** A response as the database exports it; who, when and in which language only where answers carry names. */
export interface Row {
	/** By which to read the answers; of an anonymous survey it may be another than the one that was answered. */
	version: number;
	answers: Answers;
	/** As SurveyJS spells it. */
	language?: string;
	id?: string;
	respondent?: string | null;
	/** Instant, ISO 8601. */
	at?: string;
	/** Not finished. */
	partial?: boolean;
}

export interface Sheet {
	header: string[];
	cells(row: Row): Cell[];
}

interface Reader {
	/** The author's words in the reader's language. */
	say: (words: Words | undefined) => string;
	locale: Locale;
	rules: RulesByKind;
	/** Some rows may be unfinished, and a column says which. */
	unfinished?: boolean;
}

interface Column {
	title: string;
	/** Tells columns apart whose titles are the same. */
	name: string;
	cell(row: Row): Cell;
}

/**
 * What stands where in an export: questions of the live version in their order, then those of earlier ones.
 *
 * @param plans by version, newest first: each answer is read by the plan that it was given to
 */
export function sheet(
	plans: ReadonlyMap<number, Plan>,
	mode: 'anonymous' | 'identified' | null,
	reader: Reader
): Sheet {
	const { live, earlier, calculated } = outline([...plans.values()]);
	const asked = new Map(
		[...plans].map(([version, plan]) => [version, new Map(allQuestions(plan).map((one) => [one.name, one]))])
	);
	const brought = new Set(mode === 'identified' ? [] : [...plans.values()].flatMap(unseenIn));
	const told = [...live, ...earlier].filter(({ name }) => !brought.has(name));
	const columns = [
		...about(mode, reader),
		...told.flatMap((question) => ofQuestion(question, onTop(question, asked), reader)),
		...calculated.map((name) => ({ title: name, name, cell: (row: Row) => plain(row.answers[name]) }))
	];
	return { header: titles(columns, reader.locale), cells: (row) => columns.map(({ cell }) => cell(row)) };
}

/** What a link brought along unseen is told of an anonymous survey in groups only, and never row by row. */
const unseenIn = ({ fields = [] }: Plan): string[] =>
	fields.filter(({ hidden }) => hidden).map(({ name }) => name);

/** What is told of a response beside its answers: of an anonymous one nothing, or it could be known by it. */
function about(mode: 'anonymous' | 'identified' | null, { locale, unfinished }: Reader): Column[] {
	if (mode !== 'identified') return [];
	const as = { locale };
	const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
	return [
		{ title: m.results_column_id({}, as), name: 'id', cell: (row) => row.id ?? null },
		{ title: m.results_column_respondent({}, as), name: 'respondent', cell: (row) => row.respondent ?? null },
		{ title: m.results_column_at({}, as), name: 'at', cell: (row) => moment(row.at) },
		{
			title: m.results_column_language({}, as),
			name: 'language',
			cell: (row) => (row.language && languages.of(row.language)) ?? null
		},
		{ title: m.results_column_version({}, as), name: 'version', cell: (row) => row.version },
		...(unfinished ? [{ title: m.attention_column({}, as), name: 'finished', cell: finished(as) }] : [])
	];
}

const finished =
	(as: { locale: Locale }) =>
	(row: Row): Cell =>
		row.partial ? m.attention_column_no({}, as) : m.attention_column_yes({}, as);

// The one way to write a moment that spreadsheets of every country read.
const moment = (at: string | undefined): Cell =>
	at ? new Date(at).toISOString().slice(0, 19).replace('T', ' ') : null;

/** Where a question stands in a response: what it was then, and the answers that its own is one of. */
interface Place {
	/** What a rare version asked is not in the one that its rows are read by. */
	asked(row: Row): PlannedQuestion | undefined;
	among(row: Row): Answers;
	/** Before its title and its name, where it is inside of another question. */
	title(own: string): string;
	name: string;
}

/** A question that holds more than this many others becomes words: spreadsheets end at some hundred columns. */
const MOST_WITHIN = 200;

const onTop = (
	{ name }: PlannedQuestion,
	asked: ReadonlyMap<number, ReadonlyMap<string, PlannedQuestion>>
): Place => ({
	asked: (row) => asked.get(row.version)?.get(name),
	among: ({ answers }) => answers,
	title: (own) => own,
	name: ''
});

function ofQuestion(question: PlannedQuestion, place: Place, reader: Reader): Column[] {
	const { name } = question;
	const title = place.title(reader.say(question.title));
	const own: Column = {
		title,
		name: place.name + name,
		cell: (row) => shown(place.asked(row) ?? question, answerIn(place.among(row), name), reader)
	};
	const remark = remarkName(question);
	const other = m.results_column_other({ title }, { locale: reader.locale });
	const words = (row: Row) => plain(answerIn(place.among(row), remark));
	return [
		...(within(question, place, reader) ?? [own]),
		...(hasRemark(question) ? [{ title: other, name: place.name + remark, cell: words }] : [])
	];
}

/** A column for each question inside, in each row; null for lists, which are as long as people make them. */
function within(question: PlannedQuestion, place: Place, reader: Reader): Column[] | null {
	const { inside, name } = question;
	if (!inside || inside.shape === 'list') return null;
	const questions = questionsOf(inside).filter(({ display }) => !display);
	const rows = inside.shape === 'rows' ? (inside.rows ?? []) : [undefined];
	if (questions.length * rows.length > MOST_WITHIN) return null;
	return rows.flatMap((row) =>
		questions.flatMap((one) =>
			ofQuestion(
				one,
				{
					asked: (of) => questionsOf(place.asked(of)?.inside ?? inside).find(same(one)),
					among(of) {
						const answer = recordOf(answerIn(place.among(of), name));
						return row ? recordOf(answerIn(answer, String(row.value))) : answer;
					},
					title: (own) =>
						[place.title(reader.say(question.title)), row && reader.say(row.text), own]
							.filter(Boolean)
							.join(' · '),
					name: `${place.name}${name}.${row ? `${String(row.value)}.` : ''}`
				},
				reader
			)
		)
	);
}

const same = (one: PlannedQuestion) => (other: PlannedQuestion) => other.name === one.name;

const isRecord = (value: unknown): value is Answers =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const recordOf = (value: unknown): Answers => (isRecord(value) ? value : {});
const answerIn = (answers: Answers, name: string): unknown =>
	Object.hasOwn(answers, name) ? answers[name] : undefined;

function shown(question: PlannedQuestion | undefined, value: unknown, { say, rules }: Reader): Cell {
	const kind = question && rules[question.kind];
	if (!question || !kind || isBlank(value)) return null;
	const measure = kind.measure(question);
	// What is measured stays a number, so that it can be reckoned with; what was chosen becomes words.
	if (typeof value === 'number' && measure !== 'choice' && measure !== 'choices') return value;
	return kind.display(question, value, say, rules);
}

const plain = (value: unknown): Cell =>
	isBlank(value)
		? null
		: typeof value === 'number'
			? value
			: typeof value === 'string'
				? value
				: JSON.stringify(value);

function titles(columns: readonly Column[], locale: Locale): string[] {
	const times = new Map<string, number>();
	for (const { title } of columns) times.set(title, (times.get(title) ?? 0) + 1);
	return columns.map(({ title, name }) =>
		(times.get(title) ?? 0) > 1 ? m.results_column_named({ title, name }, { locale }) : title
	);
}

/** @returns a Content-Disposition for a file of that name, in every alphabet (RFC 6266, RFC 8187) */
export function attachment(name: string): string {
	const safe =
		name
			.toWellFormed()
			.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
			.trim() || 'earshot';
	const ascii = safe.replace(/[^\x20-\x7e]+/g, '_').replaceAll('%', '_');
	const encoded = encodeURIComponent(safe).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16)}`
	);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
