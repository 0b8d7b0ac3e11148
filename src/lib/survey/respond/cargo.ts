import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { Course } from '../course';
import type { Answers, Plan, PlannedChoice, PlannedElement, PlannedValue } from '../plan';
import type { View } from './sitting';
import { levelled, spokenIn } from './level';
import { houseBeside, type House } from './house';
import { DRAWN, isPlain, sparse } from './plain';
import { restOf, type Window } from './window';
import { localeFor, openSentence } from './words';

/** What the page's script needs beside the document itself. Words with holes such as `{page}` are filled there. */
export interface Cargo {
	plan: Plan;
	language: string;
	send?: string;
	start?: string;
	seen?: string;
	upload?: string;
	words: {
		page: string;
		left: string;
		next: string;
		send: string;
		sending: string;
		offline: string;
		trying: string;
		/** While other pages come. */
		loading?: string;
		/** Of lists: an entry came, or went. */
		added?: string;
		removed?: string;
		mistakes: Record<string, string>;
	};
	/** Where the house's words are in another language than the page: which of the buttons' words are its own. */
	house?: House & { next: boolean; send: boolean };
	/** Answers to what is not in the document, as far as it matters there. */
	known?: Answers;
	/** The rest is there only for long surveys: see `Rest` in `window.ts`. */
	from?: number;
	before?: number;
	after?: number;
	rest?: boolean;
	count?: number;
}

// When the page may have to say what. Only about weight: the script lets pass what it has no sentence for, and
// the server, which has them all, says it when the answers arrive.
const SAID_IF: Record<string, RegExp> = {
	required: /"required/,
	panel_required: /"panel"/,
	other_required: /"other":true|"asks":\{"required/,
	too_few_choices: /"min"/,
	too_many_choices: /"max"/,
	too_short: /"text","min"/,
	too_long: /"text","max"|"max".{0,40}"digits"/,
	no_digits: /"digits":false/,
	not_a_number: /"number"|"numeric"|"range"|"slider"/,
	too_small: /"min"/,
	too_big: /"max"/,
	wrong_step: /"step"/,
	not_an_email: /"email"/,
	not_a_url: /"url"/,
	not_a_phone: /"tel"/,
	not_a_date: /"date/,
	range_half: /"range":true/,
	range_short: /"nearest"/,
	range_long: /"farthest"/,
	choice_gone: /"enableIf"/,
	too_early: /"min":"|"bounds"/,
	too_late: /"max":"|"bounds"/,
	pattern: /"regex"|"mask"/,
	condition: /"kind":"expression"/
};

function sentences(plan: Plan, named: boolean, locale: Locale): Record<string, string> {
	const text = JSON.stringify(plan);
	const codes = Object.entries(SAID_IF).flatMap(([code, sign]) => (sign.test(text) ? [code] : []));
	if (named) codes.push('who_missing');
	return Object.fromEntries(codes.map((code) => [code, openSentence(code, locale)]));
}

/** The names that are piped in somewhere, in lower case; null if an expression may ask for any. */
function spoken(plan: Plan): Set<string> | null {
	const names = new Set<string>();
	let any = false;
	const visit = (part: unknown, inList: boolean): void => {
		if (Array.isArray(part)) {
			if (inList && part.length === 1 && typeof part[0] === 'string') names.add(part[0].toLowerCase());
			for (const one of part) visit(one, true);
		} else if (typeof part === 'object' && part !== null) {
			if ('k' in part && part.k === 'call' && 'name' in part && /displayvalue/i.test(String(part.name)))
				any = true;
			for (const one of Object.values(part)) visit(one, false);
		}
	};
	visit(plan, false);
	return any ? null : names;
}

function slimChoice(choice: PlannedChoice, worded: boolean): PlannedChoice {
	const { value, visibleIf, enableIf, other, none, all, asks, text } = choice;
	return {
		value,
		text: worded ? text : '',
		...(visibleIf && { visibleIf }),
		...(other && { other }),
		...(none && { none }),
		...(enableIf && { enableIf }),
		...(all && { all }),
		...(asks && { asks: { ...(asks.required && { required: true }) } })
	};
}

function slim(element: PlannedElement, names: Set<string> | null, plain = false): PlannedElement {
	const kept = Object.fromEntries(Object.entries(element).filter(([key]) => !DRAWN.includes(key)));
	if ('elements' in element) {
		return {
			...element,
			...kept,
			title: undefined,
			description: undefined,
			elements: element.elements.map((one) => slim(one, names, plain))
		};
	}
	const worded = !names || names.has(element.name.toLowerCase());
	const choices = element.choices?.map((choice) => slimChoice(choice, worded));
	// What is inside of an entry is piped by names of its own, which are not looked for.
	const inside = element.inside && {
		...element.inside,
		elements: element.inside.elements.map((one) => slim(one, null))
	};
	const slimmed = {
		...kept,
		kind: element.kind,
		name: element.name,
		title: '',
		...(choices && { choices }),
		...(inside && { inside })
	};
	return plain ? sparse(slimmed) : slimmed;
}

const firstOf = (name: string): string => (name.split('.')[0] ?? name).toLowerCase();

/**
 * The calculated values that the page itself pipes or tests, directly or by way of each other. The rest, which the
 * server works out, would only tell how: a quiz that counts in its thanks does not say before what is right.
 */
function workedHere(plan: Plan): PlannedValue[] {
	const { thanksIf: _words, ...page } = plan;
	const copied = (plan.triggers ?? []).flatMap((one) => ('from' in one ? [firstOf(one.from)] : []));
	let here: PlannedValue[] = [];
	for (;;) {
		const said = spokenIn({ ...page, thanks: '', calculated: here });
		const found = plan.calculated.filter(({ name }) => [...said, ...copied].includes(firstOf(name)));
		if (found.length === here.length) return found;
		here = found;
	}
}

/** @returns the plan without what the document shows already; still a plan, with the same parts in the same order */
export function slimmed(plan: Plan): Plan {
	const names = spoken(plan);
	const level = levelled(plan);
	const plain = isPlain(plan);
	return {
		format: plan.format,
		languages: [],
		title: '',
		thanks: '',
		pages: plan.pages.map(({ name, visibleIf, elements }) => ({
			name,
			...(visibleIf && { visibleIf }),
			elements: elements.flatMap(level).map((element) => slim(element, names, plain))
		})),
		calculated: workedHere(plan),
		showProgress: plan.showProgress,
		...(plan.forgetsHidden && { forgetsHidden: plan.forgetsHidden }),
		...(plan.triggers && { triggers: plan.triggers }),
		...(plan.reacts && { reacts: true }),
		numbers: plan.numbers
	};
}

/** The cargo as it stands in the document: no character of it can end the element that it stands in. */
export const packed = (cargo: Cargo): string =>
	JSON.stringify(cargo, (key, value: unknown) => (value === '' && EMPTIED.includes(key) ? undefined : value))
		.replaceAll('<', '\\u003c')
		.replaceAll('&', '\\u0026');

const EMPTIED = ['title', 'text', 'thanks'];

/** The calculated values and the answers from elsewhere that these pages speak of, directly or by way of each other. */
function spokenOf(
	pages: Plan['pages'],
	{ plan, answers }: Course
): { calculated: Plan['calculated']; known: Answers } {
	let text = JSON.stringify(pages).toLowerCase();
	const speaks = (name: string) => text.includes(JSON.stringify(name.toLowerCase().split('.')[0]));
	const calculated = new Set<Plan['calculated'][number]>();
	for (let before = -1; before < calculated.size;) {
		before = calculated.size;
		for (const value of plan.calculated) {
			if (calculated.has(value) || !speaks(value.name)) continue;
			calculated.add(value);
			text += JSON.stringify(value.expression).toLowerCase();
		}
	}
	const here = new Set(pages.flatMap((page) => page.elements.flatMap(namesIn)));
	const known = Object.entries(answers).filter(([name]) => !here.has(name) && speaks(name));
	return { calculated: [...calculated], known: Object.fromEntries(known) };
}

const namesIn = (element: PlannedElement): string[] =>
	'elements' in element ? element.elements.flatMap(namesIn) : [element.name, `${element.name}-Comment`];

/** The plan of what is in the document, and what its script must know of the rest. */
function planned(view: View, now: Course, window: Window): Pick<Cargo, 'plan' | 'known'> {
	if (!window.long) return { plan: slimmed(view.plan) };
	const { calculated, known } = spokenOf(window.pages, now);
	const { triggers: _triggers, reacts: _reacts, ...plan } = view.plan;
	return { plan: slimmed({ ...plan, pages: window.pages, calculated }), known };
}

/** @param now where `view` stands */
export function cargoOf(
	view: View,
	now: Course,
	window: Window,
	labels: { next: string; send: string }
): Cargo {
	const { language, send, start, seen, upload } = view;
	const locale = { locale: localeFor(language) };
	const { plan, known } = planned(view, now, window);
	const { next, send: last } = view.plan.buttons ?? {};
	const house = houseBeside(language);
	const lists = JSON.stringify(plan).includes('"shape":"list"');
	return {
		plan,
		language,
		send,
		start,
		seen,
		...(house && { house: { ...house, next: !now.say(next), send: !now.say(last) } }),
		upload: JSON.stringify(plan).includes('"files"') ? upload : undefined,
		words: {
			page: m.respond_page_of({ page: '{page}', pages: '{pages}' }, locale),
			left: m.respond_left({ count: '{count}' }, locale),
			next: labels.next,
			send: labels.send,
			sending: m.respond_sending({}, locale),
			offline: m.respond_offline({}, locale),
			trying: m.respond_trying({}, locale),
			...(window.long && { loading: m.respond_loading({}, locale) }),
			...(lists && {
				added: m.respond_entry_added({ count: '{count}' }, locale),
				removed: m.respond_entry_removed({ count: '{count}' }, locale)
			}),
			mistakes: sentences(plan, view.who !== null, locale.locale)
		},
		...(window.long && { known, ...restOf(now, window) })
	};
}
