import { m } from '$lib/i18n/paraglide/messages';
import { admit, formOf as fieldsOf, postedFrom } from '$lib/survey/answers';
import { allQuestions, course, questionsOf, type Course } from '$lib/survey/course';
import { nextPage } from '$lib/survey/paging';
import type { PlannedQuestion } from '$lib/survey/plan';
import { arrange } from '$lib/survey/questions/order';
import type { Measure } from '$lib/survey/questions/question';
import { rules } from '$lib/survey/questions/registry';
import { frameOf, opening, walkingIn, type Frame } from '$lib/survey/respond/draw';
import { FIELD, type View } from '$lib/survey/respond/sitting';
import { unseenOn } from '$lib/survey/respond/walk';
import { localeFor, tagOf } from '$lib/survey/respond/words';
import type { Door } from '$lib/survey/versions.server';
import type { AskedGiven, FormGiven } from './needs';

// Forms of surveys that stand in a site: plain controls that post what the respondent's own page would post, to where
// it would post it. Whatever they leave open, the survey's page asks next: nothing is decided here.

/** A survey that a site may speak of. `language`: as its plan spells it. */
export interface Open {
	slug: string;
	door: Pick<Door, 'plan' | 'version' | 'mode' | 'state'>;
	language: string;
}

export const absent: FormGiven = {
	state: 'closed',
	said: '',
	title: '',
	href: '',
	action: '',
	hidden: [],
	asked: [],
	who: '',
	more: false,
	apart: false,
	language: ''
};

type Shut = Exclude<Door['state'], 'open'>;
const shut: Record<Shut, typeof m.respond_closed_title> = {
	not_yet: m.respond_not_yet_title,
	paused: m.respond_paused_title,
	closed: m.respond_closed_title,
	full: m.respond_full_title
};

/** @param name of the one question that is asked; null for the survey from its beginning */
export function formOf({ slug, door, language }: Open, name: string | null): FormGiven {
	const frame = frameOf(door.plan, language, {
		id: '',
		version: door.version,
		named: door.mode === 'identified'
	});
	const base: FormGiven = {
		...absent,
		title: course(frame.plan, {}, walkingIn(frame)).say(frame.plan.title),
		href: `/s/${slug}?${new URLSearchParams({ lang: language })}`,
		action: `/s/${slug}?answers`,
		language: tagOf(language)
	};
	if (door.state !== 'open') return { ...base, said: shut[door.state]({}, { locale: localeFor(language) }) };
	const view = opening(frame);
	if (!view) return { ...base, state: 'closed' };
	const now = course(frame.plan, view.answers, walkingIn(frame));
	const form = name === null ? pageForm(frame, view, now) : questionForm(frame, view, now, name);
	return form ? { ...base, state: 'open', ...form } : absent;
}

type Form = Pick<FormGiven, 'hidden' | 'asked' | 'who' | 'more' | 'apart'>;
const APART: Form = { hidden: [], asked: [], who: '', more: true, apart: true };

function pageForm(frame: Frame, view: View, now: Course): Form {
	const page = frame.plan.pages[view.page];
	const shown = (page ? questionsOf(page) : []).filter((one) => !one.display && now.shows(one));
	const asked = shown.map((one) => askedOf(one, now));
	if (!asked.every((one) => one !== null) || !asked.length) return APART;
	const more = nextPage(now, view.page) !== undefined;
	const unseen = unseenOn(now, view.page).join(' ');
	const hidden = hiddenIn(frame, view, shown, { page: view.page, go: more ? 'next' : 'send', unseen });
	return { hidden, asked, who: frame.named ? FIELD.who : '', more, apart: false };
}

function questionForm(frame: Frame, view: View, now: Course, name: string): Form | null {
	const question = allQuestions(frame.plan).find((one) => one.name === name);
	if (!question || question.display) return null;
	const asked = now.shows(question) ? askedOf(question, now) : null;
	if (!asked) return APART;
	const more = frame.named || !isEnough(frame, view, question);
	// Going "back" to where the survey begins keeps what was answered, and tells nobody off for the rest.
	const at = more ? { page: 0, go: 'back' } : { page: frame.plan.pages.length - 1, go: 'send' };
	const hidden = hiddenIn(frame, view, [question], { ...at, unseen: '' });
	return { hidden, asked: [asked], who: '', more, apart: false };
}

/** Whether an answer to this question alone is a whole response, whatever it is. */
function isEnough(frame: Frame, { answers }: View, question: PlannedQuestion): boolean {
	return samplesOf(question).every((value) => {
		const { mistakes, trouble } = admit(frame.plan, { ...answers, [question.name]: value }, walkingIn(frame));
		return !trouble && Object.keys(mistakes).length === 0;
	});
}

function hiddenIn(
	frame: Frame,
	view: View,
	drawn: readonly PlannedQuestion[],
	{ page, go, unseen }: { page: number; go: string; unseen: string }
): [string, string][] {
	const elements = allQuestions(frame.plan).filter((one) => !drawn.includes(one));
	return [
		[FIELD.version, String(frame.version)],
		[FIELD.language, frame.language],
		[FIELD.page, String(page)],
		[FIELD.unseen, unseen],
		[FIELD.go, go],
		...(view.memory ? [[FIELD.before, JSON.stringify(view.memory)] as [string, string]] : []),
		...fieldsOf({ ...frame.plan, pages: [{ name: '', elements }] }, view.answers, rules)
	];
}

const AS: Partial<Record<Measure, AskedGiven['as']>> = {
	nps: 'scale',
	csat: 'scale',
	ces: 'scale',
	scale: 'scale',
	choice: 'one',
	choices: 'many'
};
/** What somebody might write, in the forms that a field may ask for. */
const WRITTEN: readonly unknown[] = ['Words', 7, 'somebody@example.org', 'https://example.org'];

/** Answers that a question may have: each of its choices, or something written. */
function samplesOf(question: PlannedQuestion): unknown[] {
	const many = rules[question.kind]?.measure(question) === 'choices';
	const { choices } = question;
	if (choices) return choices.map(({ value }) => (many ? [value] : value));
	const both = bothOf(question);
	return both.length ? both : WRITTEN.filter((value) => takes(question, value) !== null).slice(0, 1);
}

/** Yes and no, as their question stores them. */
const bothOf = (question: PlannedQuestion): unknown[] => {
	const both = ['valueTrue', 'valueFalse'].map((key) => Reflect.get(question, key));
	return both.every((value) => value !== undefined) ? both : [];
};

/** @returns what a plain control posts for this answer; null where one field cannot say it */
function takes(question: PlannedQuestion, value: unknown): string | null {
	const own = rules[question.kind];
	const [field, ...more] = own?.post(question, value, rules) ?? [];
	if (!own || !field || more.length || field[0] !== question.name) return null;
	if (own.refuse(question, value, () => true, rules)) return null;
	const read = own.read(question, postedFrom([field]), rules);
	return JSON.stringify(read) === JSON.stringify(value) ? field[1] : null;
}

/** Kinds with a control of their own that nothing plain can stand for. */
const needsItsOwn = (question: PlannedQuestion, now: Course): boolean =>
	!!question.inside ||
	!!question.readOnly ||
	!!question.worked ||
	!!question.ordered ||
	question.remark !== undefined ||
	!now.enables(question) ||
	!!question.choices?.some((choice) => choice.all || choice.other || 'image' in choice);

/** @returns the question as plain controls, or null */
function askedOf(question: PlannedQuestion, now: Course): AskedGiven | null {
	const own = rules[question.kind];
	if (!own || needsItsOwn(question, now)) return null;
	const choices = question.choices ? choicesOf(question, now) : [];
	if (!choices) return null;
	const both = question.choices ? [] : bothOf(question);
	const samples = samplesOf(question).map((value) => takes(question, value));
	if (!samples.length || samples.some((value) => value === null)) return null;
	const yesNo = both.map((value, at) => ({
		value: samples[at] ?? '',
		text: own.display(question, value, now.say, rules)
	}));
	const offered = question.choices ? choices : yesNo;
	const end = (key: string) => now.say(Reflect.get(question, key));
	const written = 'rows' in question ? 'lines' : 'line';
	return {
		name: question.name,
		title: now.say(question.title),
		about: now.say(question.description),
		required: now.requires(question),
		as: offered.length ? (AS[own.measure(question)] ?? 'one') : written,
		choices: offered,
		ends: [end('low'), end('high')],
		value: fieldsOf({ ...now.plan, pages: [{ name: '', elements: [question] }] }, now.answers, rules).map(
			([, value]) => value
		)
	};
}

function choicesOf(question: PlannedQuestion, now: Course): AskedGiven['choices'] | null {
	const many = rules[question.kind]?.measure(question) === 'choices';
	const found = arrange(question, '').flatMap((index) => {
		const choice = question.choices?.[index];
		if (!choice || !now.allows(question, index)) return [];
		return [{ value: takes(question, many ? [choice.value] : choice.value), text: now.say(choice.text) }];
	});
	const all = found.flatMap(({ value, text }) => (value === null ? [] : [{ value, text }]));
	return all.length === found.length ? all : null;
}
