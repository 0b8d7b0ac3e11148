import { allQuestions, questionsOf } from '../course';
import { freshEntry, listed } from '../entries';
import type { Answers, Plan, PlannedQuestion } from '../plan';
import { INSIDE, type Posted } from '../questions/question';
import type { Sitting } from './sitting';

// The buttons of a list, for people without script.

interface Edited {
	value: unknown;
	/** Path of what is to be filled in next. */
	focus?: string;
}

interface Way {
	question: PlannedQuestion;
	/** As the form calls it, and as its answer is reached. */
	name: string;
	path: string;
	/** What follows in the path that the button names. */
	steps: readonly string[];
}

const isRecord = (value: unknown): value is Answers =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The answers with one entry more, or one less, and where to go on; unchanged where the button asks for what there
 * is not, or what its list does not allow.
 */
export function withEntry(
	plan: Plan,
	answers: Answers,
	{ go, entry }: Pick<Sitting, 'go' | 'entry'>,
	posted: Posted
): { answers: Answers; focus?: string } {
	const [name = '', ...steps] = entry.split(INSIDE);
	const question = allQuestions(plan).find((one) => one.name === name);
	if (!question?.inside || !Object.hasOwn(question, 'inside')) return { answers };
	const way = { question, name, path: name, steps };
	const { value, focus } = edited(way, Object.hasOwn(answers, name) ? answers[name] : undefined, go, posted);
	return { answers: { ...answers, [name]: value }, focus };
}

function edited(
	{ question, name, path, steps }: Way,
	value: unknown,
	go: Sitting['go'],
	posted: Posted
): Edited {
	const { inside } = question;
	if (!inside) return { value };
	const [key, inner, ...rest] = steps;
	const list =
		inside.shape === 'list' ? (Array.isArray(value) ? value : Array<unknown>(inside.start).fill({})) : null;
	const first = (index: number) => [path, index, questionsOf(inside)[0]?.name ?? ''].join(INSIDE);
	if (key === undefined) {
		if (!list || go !== 'add' || list.length >= inside.max) return { value };
		return { value: [...list, freshEntry({ ...question, inside }, list)], focus: first(list.length) };
	}
	const at = list ? posted.all(listed(name)).indexOf(key) : Number(key);
	if (inner === undefined) {
		if (!list || go !== 'remove' || at < 0 || list.length <= inside.min) return { value };
		const left = list.filter((_, index) => index !== at);
		return { value: left, focus: left.length ? first(Math.min(at, left.length - 1)) : undefined };
	}
	const within = questionsOf(inside).find((one) => one.name === inner);
	const place = list ? at : inside.shape === 'rows' ? String(inside.rows?.[at]?.value) : undefined;
	const record = place === undefined ? value : Object(value)[place];
	if (!within || at < 0 || (list && at >= list.length)) return { value };
	const own = isRecord(record) ? record : {};
	const deeper = edited(
		{
			question: within,
			name: [name, key, inner].join(INSIDE),
			path: [path, list ? at : key, inner].join(INSIDE),
			steps: rest
		},
		own[inner],
		go,
		posted
	);
	const changed = { ...own, [inner]: deeper.value };
	const whole = list
		? list.map((one, index) => (index === at ? changed : one))
		: place === undefined
			? changed
			: { ...(isRecord(value) ? value : {}), [place]: changed };
	return { value: whole, focus: deeper.focus };
}
