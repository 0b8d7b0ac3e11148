import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { allQuestions, isBlank, remarkName } from '$lib/survey/course';
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
	const columns = [
		...about(mode, reader),
		...[...live, ...earlier].flatMap((question) => ofQuestion(question, asked, reader)),
		...calculated.map((name) => ({ title: name, name, cell: (row: Row) => plain(row.answers[name]) }))
	];
	return { header: titles(columns, reader.locale), cells: (row) => columns.map(({ cell }) => cell(row)) };
}

/** What is told of a response beside its answers: of an anonymous one nothing, or it could be known by it. */
function about(mode: 'anonymous' | 'identified' | null, { locale }: Reader): Column[] {
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
		{ title: m.results_column_version({}, as), name: 'version', cell: (row) => row.version }
	];
}

// The one way to write a moment that spreadsheets of every country read.
const moment = (at: string | undefined): Cell =>
	at ? new Date(at).toISOString().slice(0, 19).replace('T', ' ') : null;

function ofQuestion(
	question: PlannedQuestion,
	asked: ReadonlyMap<number, ReadonlyMap<string, PlannedQuestion>>,
	reader: Reader
): Column[] {
	const { name } = question;
	const title = reader.say(question.title);
	// What a rare version asked is not in the one that its rows are read by.
	const then = (row: Row) => asked.get(row.version)?.get(name) ?? question;
	const answer: Column = { title, name, cell: (row) => shown(then(row), row.answers[name], reader) };
	const remark = remarkName(question);
	if (!question.choices?.some(({ other }) => other)) return [answer];
	const other = m.results_column_other({ title }, { locale: reader.locale });
	return [answer, { title: other, name: remark, cell: (row) => plain(row.answers[remark]) }];
}

function shown(question: PlannedQuestion | undefined, value: unknown, { say, rules }: Reader): Cell {
	const kind = question && rules[question.kind];
	if (!question || !kind || isBlank(value)) return null;
	const measure = kind.measure(question);
	// What is measured stays a number, so that it can be reckoned with; what was chosen becomes words.
	if (typeof value === 'number' && measure !== 'choice' && measure !== 'choices') return value;
	return kind.display(question, value, say);
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
