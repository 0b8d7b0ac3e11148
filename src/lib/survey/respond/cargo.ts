import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { Plan, PlannedChoice, PlannedElement } from '../plan';
import type { View } from './sitting';
import { localeFor, openSentence } from './words';

/** What the page's script needs beside the document itself. Words with holes such as `{page}` are filled there. */
export interface Cargo {
	plan: Plan;
	language: string;
	send?: string;
	start?: string;
	words: {
		page: string;
		left: string;
		next: string;
		send: string;
		sending: string;
		offline: string;
		trying: string;
		mistakes: Record<string, string>;
	};
}

// When the page may have to say what. Only about weight: the script lets pass what it has no sentence for, and
// the server, which has them all, says it when the answers arrive.
const SAID_IF: Record<string, RegExp> = {
	required: /"required/,
	panel_required: /"panel"/,
	other_required: /"other":true/,
	too_few_choices: /"min"/,
	too_many_choices: /"max"/,
	too_short: /"min"/,
	too_long: /"text","max"|"max".{0,40}"digits"/,
	no_digits: /"digits":false/,
	not_a_number: /"number"|"numeric"|"range"/,
	too_small: /"min"/,
	too_big: /"max"/,
	wrong_step: /"step"/,
	not_an_email: /"email"/,
	not_a_url: /"url"/,
	not_a_phone: /"tel"/,
	not_a_date: /"date/,
	too_early: /"min":"/,
	too_late: /"max":"/,
	pattern: /"regex"/,
	condition: /"expression"/
};

function sentences(plan: Plan, named: boolean, locale: Locale): Record<string, string> {
	const text = JSON.stringify(plan);
	const codes = Object.entries(SAID_IF).flatMap(([code, sign]) => (sign.test(text) ? [code] : []));
	if (named) codes.push('who_missing');
	return Object.fromEntries(codes.map((code) => [code, openSentence(code, locale)]));
}

// The server has drawn these. Everything else may matter to the rules of some kind.
const DRAWN = [
	'title',
	'description',
	'placeholder',
	'otherPlaceholder',
	'suggestions',
	'autocomplete',
	'prose',
	'src',
	'alt',
	'low',
	'high',
	'initial'
];

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

function slimChoice({ value, visibleIf, other, none, text }: PlannedChoice, worded: boolean): PlannedChoice {
	return {
		value,
		text: worded ? text : '',
		...(visibleIf && { visibleIf }),
		...(other && { other }),
		...(none && { none })
	};
}

function slim(element: PlannedElement, names: Set<string> | null): PlannedElement {
	const kept = Object.fromEntries(Object.entries(element).filter(([key]) => !DRAWN.includes(key)));
	if ('elements' in element) {
		return {
			...element,
			...kept,
			title: undefined,
			description: undefined,
			elements: element.elements.map((one) => slim(one, names))
		};
	}
	const worded = !names || names.has(element.name.toLowerCase());
	const choices = element.choices?.map((choice) => slimChoice(choice, worded));
	return { ...kept, kind: element.kind, name: element.name, title: '', ...(choices && { choices }) };
}

/** @returns the plan without what the document shows already; still a plan, with the same parts in the same order */
export function slimmed(plan: Plan): Plan {
	const names = spoken(plan);
	return {
		format: plan.format,
		languages: [],
		title: '',
		thanks: '',
		pages: plan.pages.map(({ name, visibleIf, elements }) => ({
			name,
			...(visibleIf && { visibleIf }),
			elements: elements.map((element) => slim(element, names))
		})),
		calculated: plan.calculated,
		showProgress: plan.showProgress,
		...(plan.forgetsHidden && { forgetsHidden: true }),
		numbers: plan.numbers
	};
}

/** The cargo as it stands in the document: no character of it can end the element that it stands in. */
export const packed = (cargo: Cargo): string =>
	JSON.stringify(cargo, (key, value: unknown) => (value === '' && EMPTIED.includes(key) ? undefined : value))
		.replaceAll('<', '\\u003c')
		.replaceAll('&', '\\u0026');

const EMPTIED = ['title', 'text', 'thanks'];

export function cargoOf(view: View, labels: { next: string; send: string }): Cargo {
	const { language, send, start } = view;
	const locale = localeFor(language);
	const plan = slimmed(view.plan);
	return {
		plan,
		language,
		send,
		start,
		words: {
			page: m.respond_page_of({ page: '{page}', pages: '{pages}' }, { locale }),
			left: m.respond_left({ count: '{count}' }, { locale }),
			...labels,
			sending: m.respond_sending({}, { locale }),
			offline: m.respond_offline({}, { locale }),
			trying: m.respond_trying({}, { locale }),
			mistakes: sentences(plan, view.who !== null, locale)
		}
	};
}
