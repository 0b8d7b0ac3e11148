import { isBlank } from '../blank';
import { isPanel } from '../elements';
import type { PlannedElement, PlannedPage, PlannedQuestion } from '../plan';
import type { RulesByKind } from '../questions/question';
import type { Cargo } from './cargo';
import { flatEngine, type Engine } from './engine';
import type { Track } from './flat';
import { inner } from './inner';
import { limit } from './most';
import { offer } from './offering';
import { idsOf, numbersOf } from './outline';

// The form in the document, kept in step with the answers in it. Runs in the respondent's page only, and is
// written for few bytes: module-level state, because there is one form in one document.

export const find = <E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document) =>
	root.querySelector<E>(selector);
export const every = <E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document) => [
	...root.querySelectorAll<E>(selector)
];

export const form = find<HTMLFormElement>('#survey') ?? document.createElement('form');

/** What stands somewhere in the page, in the survey itself or in an entry of a question. */
export interface Place {
	part: PlannedPage | PlannedElement;
	/** Of its element. */
	id: string;
	/** Of its answer in the course: what mistakes go by. */
	path: string;
	/** Of its controls: the same but for the keys of entries, which stay while others come and go. */
	name: string;
	now: Track;
}

const isElement = (part: PlannedPage | PlannedElement): part is PlannedElement => 'kind' in part;
export const isQuestion = (part: PlannedPage | PlannedElement): part is PlannedQuestion =>
	isElement(part) && !isPanel(part);

/** The text of what is ticked; what is typed as it is. */
function worded({ name }: PlannedQuestion, value: unknown): string {
	const ticked = every<HTMLInputElement & HTMLSelectElement>(`[name="${CSS.escape(name)}"]`, form).flatMap(
		(control): Element[] =>
			control.checked ? [...(control.labels ?? [])] : [...(control.selectedOptions ?? [])]
	);
	const said = ticked.map((one) => (find('.sr', one) ?? one).textContent.trim());
	return said.length ? said.join(', ') : String(value);
}

/** Beware: `start` may put another in its place. */
export const engine: Engine<Track> = flatEngine(worded);

const worked = (cargo: Cargo): Track => {
	const data = new FormData(form);
	const texts = (values: unknown[]) => values.filter((value) => typeof value === 'string');
	return engine.work(cargo, {
		get: (name) => texts([data.get(name)])[0] ?? null,
		all: (name) => texts(data.getAll(name))
	});
};

interface At {
	cargo: Cargo;
	ids: ReturnType<typeof idsOf>;
	/** Index of the page that is shown, among those in the document. */
	page: number;
	/** Where the respondent is, as of the last `refresh`. Beware: nothing yet while it is worked out for the first time. */
	now: Track;
}

/** Beware: empty until `start`, and filled anew when other pages come into the document; keep nothing of it. */
export const at: At = Object.assign(Object.create(null), { now: Object.create(null) });

export function reopen(): void {
	const cargo: Cargo = JSON.parse(find('#cargo')?.textContent ?? '{}');
	const ids = idsOf(cargo.plan);
	const page = cargo.plan.pages.findIndex((one) => !find('#' + ids.get(one))?.hidden);
	Object.assign(at, { cargo, ids, page });
	at.now = worked(cargo);
}

/** @param afresh to say anew what is piped in inside of questions */
export const places = (afresh = false): Place[] =>
	[...at.ids].flatMap(([part, id]) => {
		const place = { part, id, path: part.name, name: part.name, now: at.now };
		return isElement(part) ? [place, ...(inner(place, afresh) ?? [])] : [];
	});

export function say(element: HTMLElement | null, text: string): void {
	if (element && element.textContent !== text) element.textContent = text;
}

export function hide(selector: string, hidden: boolean): void {
	const element = find(selector);
	if (element) element.hidden = hidden;
}

/** Fills `{name}` from `facts`. */
export const filled = (sentence: string, facts: Record<string, string | number> = {}): string =>
	sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole));

/** Says what is piped in under `root`, but for what is inside of a question: that has a course of its own. */
export function pipe(root: ParentNode, now: Track, within: Element | null = null): void {
	for (const element of every('[data-say]', root)) {
		if (element.closest('[data-inside]') === within)
			say(element, now.say(JSON.parse(element.dataset['say'] ?? '')));
	}
}

const followers: (() => void)[] = [];
export const onRefresh = (run: () => void): void => void followers.push(run);
export const forgetFollowers = (): void => void followers.splice(0);

/** Says the answer anew of what is worked out or cannot be changed. */
function resay(question: PlannedQuestion, id: string, now: Track, rules: RulesByKind): void {
	if (!question.worked && !question.readOnly && !question.enableIf) return;
	const value = now.answers[question.name];
	const said = isBlank(value) ? '' : (rules[question.kind]?.display(question, value, now.say, rules) ?? '');
	for (const place of [`#${id}-said`, `[data-worked="${id}"]`]) say(find(place), said);
}

/** Reads what is filled in and shows what follows from it. */
export function refresh(to = at.page): void {
	at.page = to;
	at.now = worked(at.cargo);
	// A choice that goes takes its tick along, which may change what is shown.
	if (offer()) at.now = worked(at.cargo);
	limit();
	for (const [part, id] of at.ids) if (!isElement(part)) hide('#' + id, part !== at.cargo.plan.pages[to]);
	for (const { part, id, now } of places(true)) {
		if (!isElement(part)) continue;
		hide('#' + id, !now.shows(part));
		if (part.requiredIf) hide(`#${id}-need`, !now.requires(part));
		if (isQuestion(part) && now.rules) resay(part, id, now, now.rules);
		if (isQuestion(part) && part.enableIf) {
			hide(`#${id}-fixed`, now.enables(part));
			find(`#${id}-control`)?.toggleAttribute('inert', !now.enables(part));
		}
	}
	for (const [question, number] of numbersOf(at.now))
		say(find(`#${at.ids.get(question)}-number`), number + (at.cargo.count ?? 0) + '.\u00a0');
	pipe(form, at.now);
	frame();
	for (const run of followers) run();
}

function frame(): void {
	const { cargo, now, page } = at;
	const { words, from = 0, before = 0, after = 0 } = cargo;
	const { step, steps } = engine.progress(now, page);
	const last = !after && engine.next(now, page) === undefined;
	const first = !before && engine.previous(now, page) === undefined;
	const pages = before + steps + after;
	hide('.progress', !cargo.plan.showProgress || pages < 2);
	say(find('#progress'), filled(words.page, { page: before + step, pages }));
	Object.assign(find('progress') ?? {}, { max: pages, value: before + step - 1 });
	hide('#back', first);
	hide('#who', !first);
	say(find('#forward'), last ? words.send : words.next);
	Object.assign(find('#forward') ?? {}, { value: last ? 'send' : 'next' });
	Object.assign(find('#page') ?? {}, { value: from + page });
}

export const CONTROLS = 'input:not([type=hidden]),select,textarea';

/** Whether something is said to be wrong with the part that has this element id. */
export const complains = (id: string): boolean => find(`#${id}-mistake`)?.hidden === false;

/** Says what is wrong with a part; '' that nothing is. */
export function complain(id: string, sentence: string): void {
	const box = id ? find('#' + id) : null;
	say(find(`#${id}-mistake`), sentence);
	hide(`#${id}-mistake`, !sentence);
	if (!box) return;
	for (const one of box.role === 'radiogroup' ? [box] : every(CONTROLS, box)) {
		if (one === box || one.closest('.question') === box) one.ariaInvalid = sentence ? 'true' : null;
	}
}

/** Brings the focus to a part: to the words that "other" waits for, the choice that is made, or to its first control. */
export function focus(id: string): void {
	const box = id ? find('#' + id) : null;
	if (!box) return;
	const other = find<HTMLInputElement>('.other', box);
	const open = other?.offsetParent && !other.value ? other : null;
	const control =
		open ?? find('input:checked', box) ?? every(CONTROLS, box).find((one) => one.matches(':enabled'));
	(control ?? box).focus({ preventScroll: true });
	box.scrollIntoView({ block: 'nearest' });
}
