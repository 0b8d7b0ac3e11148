import type { Tree } from './expression/tree';

/**
 * The plan: a definition frozen at publication in the shape that respondents are served. It is plain
 * JSON, complete (no SurveyJS is needed to use it), and its format carries a number.
 */
export interface Plan {
	format: 1;
	/** Languages as SurveyJS spells them, the default first: `['en', 'zh-cn']`. */
	languages: string[];
	title: Words;
	description?: Words;
	/** What is shown after the last page. Plain text, paragraphs parted by blank lines. */
	thanks: Words;
	logo?: { src: string; alt: Words; width?: number; height?: number };
	pages: PlannedPage[];
	calculated: PlannedValue[];
	/** The question whose score stands for the whole survey (first of nps, csat, ces, smileys, rating). */
	headline?: string;
	showProgress: boolean;
	/** The answer of a question counts as absent as soon as it is hidden; otherwise it does at the end. */
	forgetsHidden?: true;
	/** `null` where the author turned numbers off. */
	numbers: 'survey' | 'page' | null;
	/** Author's own words for the buttons, where they are not the default. */
	buttons?: { next?: Words; back?: Words; send?: Words };
}

/** Text with holes: `['Hi ', ['name'], '!']` is "Hi {name}!". A string has none. */
export type Template = string | (string | [path: string])[];
/** A template, or one for each language that differs; the default language is always among the keys. */
export type Words = Template | { [language: string]: Template };

export interface PlannedPage {
	name: string;
	title?: Words;
	description?: Words;
	visibleIf?: Tree;
	elements: PlannedElement[];
}

export type PlannedElement = PlannedPanel | PlannedQuestion;

export interface PlannedPanel {
	kind: 'panel';
	name: string;
	title?: Words;
	description?: Words;
	visibleIf?: Tree;
	requiredIf?: Tree;
	/** At least one question inside must be answered; the message that says so. */
	required?: Words;
	elements: PlannedElement[];
}

/** What every question has. Each kind extends this in its own folder with what only it needs. */
export interface PlannedQuestion {
	/** The folder in `questions/` that serves it. */
	kind: string;
	/** Key of the answer: unique in the plan, at most 200 characters. */
	name: string;
	title: Words;
	description?: Words;
	/** True for html and image: shown, never answered. */
	display?: true;
	visibleIf?: Tree;
	requiredIf?: Tree;
	required?: true;
	/** Author's own message for a missing answer. */
	requiredMessage?: Words;
	validators?: PlannedValidator[];
	/** Value the question starts with. */
	initial?: unknown;
	/** `false`: no number in front of it. */
	number?: false;
	titleHidden?: true;
	/** What may be chosen, for the kinds that offer a choice. Rules and conditions speak of them by index. */
	choices?: PlannedChoice[];
	/** Each respondent sees the choices in another order (`arrange` in `questions/order.ts`). */
	shuffled?: true;
}

export interface PlannedValue {
	name: string;
	expression: Tree;
	/** Stored with the answers. */
	kept: boolean;
}

export type PlannedValidator =
	| { kind: 'numeric'; min?: number; max?: number; message?: Words }
	| { kind: 'text'; min?: number; max?: number; digits: boolean; message?: Words }
	/** `limit`: longer texts are refused untried; up to it the pattern was proved quick, in UTF-16 units. */
	| { kind: 'regex'; pattern: string; insensitive: boolean; limit: number; message?: Words }
	| { kind: 'email'; message?: Words }
	| { kind: 'count'; min?: number; max?: number; message?: Words }
	| { kind: 'expression'; expression: Tree; message?: Words };

export interface PlannedChoice {
	value: string | number | boolean;
	text: Words;
	visibleIf?: Tree;
	/** Opens a text box whose words are kept under `<name>-Comment`. */
	other?: true;
	/** Stands alone: choosing it clears the rest. */
	none?: true;
	image?: string;
}

/** Author's rich text as data: no markup survives publication, so there is none to be run. */
export type Prose = Block[];
export type Block =
	| { kind: 'heading'; level: 2 | 3; of: Span[] }
	| { kind: 'paragraph'; of: Span[] }
	| { kind: 'list'; ordered: boolean; items: Span[][] }
	| { kind: 'image'; src: string; alt: Template }
	| { kind: 'rule' };
/** A run of text. A line break is `\n` in it. `link` is http, https or mailto, checked at publication. */
export interface Span {
	text: Template;
	strong?: true;
	emphasis?: true;
	link?: string;
}

/** Answers by question name; a comment to "other" under `<name>-Comment`. */
export type Answers = Record<string, unknown>;
