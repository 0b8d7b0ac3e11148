import { postedFrom, readForm } from '../answers';
import { course, isPanel, type Course } from '../course';
import { nextPage, previousPage, progress } from '../paging';
import type { PlannedElement, PlannedPage } from '../plan';
import { rules } from '../questions/registry';
import type { Cargo } from './cargo';
import { idsOf, numbersOf } from './outline';

// The form in the document, kept in step with the answers in it. Runs in the respondent's page only, and is
// written for few bytes: module-level state, because there is one form in one document.

export const find = <E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document) =>
	root.querySelector<E>(selector);
export const every = <E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document) => [
	...root.querySelectorAll<E>(selector)
];

export const cargo: Cargo = JSON.parse(find('#cargo')?.textContent ?? '{}');
export const { plan, words } = cargo;
export const form = find<HTMLFormElement>('#survey') ?? document.createElement('form');
export const ids = idsOf(plan);

const isElement = (part: PlannedPage | PlannedElement): part is PlannedElement => 'kind' in part;

/** Index of the page that is shown. */
export let page = plan.pages.findIndex((one) => !find('#' + ids.get(one))?.hidden);
/** Where the respondent is, as of the last `refresh`. */
export let now: Course;

const read = () => {
	const answers = readForm(plan, 'all', postedFrom(new FormData(form)), {}, rules);
	now = course(plan, answers, { rules, now: new Date(), language: cargo.language });
};

function say(element: HTMLElement | null, text: string): void {
	if (element && element.textContent !== text) element.textContent = text;
}

function hide(selector: string, hidden: boolean): void {
	const element = find(selector);
	if (element) element.hidden = hidden;
}

/** Fills `{name}` from `facts`. */
export const filled = (sentence: string, facts: Record<string, string | number> = {}): string =>
	sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole));

/** Reads what is filled in and shows what follows from it. */
export function refresh(to = page): void {
	page = to;
	read();
	// A choice that goes takes its tick along, which may change what is shown.
	if (offer()) read();
	for (const [part, id] of ids) {
		hide('#' + id, isElement(part) ? !now.shows(part) : part !== plan.pages[page]);
		if (isElement(part) && part.requiredIf) hide(`#${id}-need`, !now.requires(part));
	}
	for (const [question, number] of numbersOf(now))
		say(find(`#${ids.get(question)}-number`), number + '.\u00a0');
	for (const element of every('[data-say]')) say(element, now.say(JSON.parse(element.dataset['say'] ?? '')));
	frame();
}

/** @returns whether a choice came or went */
function offer(): boolean {
	let moved = false;
	for (const [part, id] of ids) {
		if (!isElement(part) || isPanel(part)) continue;
		for (const element of every<HTMLOptionElement>(`#${id} [data-choice]`)) {
			const hidden = !now.allows(part, Number(element.dataset['choice']));
			moved ||= hidden !== element.hidden;
			element.hidden = hidden;
			(find<HTMLInputElement>('input', element) ?? element).disabled = hidden;
		}
	}
	for (const box of every('[data-most]')) {
		const boxes = every<HTMLInputElement>('label:not([hidden]) input:not([data-alone])', box);
		// As many as may be ticked are ticked: the others wait.
		const full = boxes.filter((one) => one.checked).length >= Number(box.dataset['most']);
		for (const one of boxes) one.disabled = full && !one.checked;
	}
	return moved;
}

function frame(): void {
	const { step, steps } = progress(now, page);
	const last = nextPage(now, page) === undefined;
	const first = previousPage(now, page) === undefined;
	hide('.progress', !plan.showProgress || steps < 2);
	say(find('#progress'), filled(words.page, { page: step, pages: steps }));
	Object.assign(find('progress') ?? {}, { max: steps, value: step - 1 });
	hide('#back', first);
	hide('#who', !first);
	say(find('#forward'), last ? words.send : words.next);
	Object.assign(find('#forward') ?? {}, { value: last ? 'send' : 'next' });
	Object.assign(find('#page') ?? {}, { value: page });
}

const CONTROLS = 'input,select,textarea';

/** Whether something is said to be wrong with the part that has this element id. */
export const complains = (id: string): boolean => find(`#${id}-mistake`)?.hidden === false;

/** Says what is wrong with a part; '' that nothing is. */
export function complain(id: string, sentence: string): void {
	const box = find('#' + id);
	say(find(`#${id}-mistake`), sentence);
	hide(`#${id}-mistake`, !sentence);
	if (!box) return;
	for (const one of box.role === 'radiogroup' ? [box] : every(CONTROLS, box)) {
		one.ariaInvalid = sentence ? 'true' : null;
	}
}

/** Brings the focus to a part: to the words that "other" waits for, the choice that is made, or to its first control. */
export function focus(id: string): void {
	const box = find('#' + id);
	if (!box) return;
	const other = find<HTMLInputElement>('.other', box);
	const open = other?.offsetParent && !other.value ? other : null;
	const control =
		open ?? find(':checked', box) ?? every(CONTROLS, box).find((one) => one.matches(':enabled'));
	(control ?? box).focus({ preventScroll: true });
	box.scrollIntoView({ block: 'nearest' });
}
