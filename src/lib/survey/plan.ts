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
	/**
	 * An answer counts as absent as soon as its question is hidden; otherwise it does at the end. `question`: only if
	 * the question hides itself, not if the page or panel around it is hidden.
	 */
	forgetsHidden?: true | 'question';
	/** `null` where the author turned numbers off. */
	numbers: 'survey' | 'page' | null;
	/** Author's own words for the buttons, where they are not the default. */
	buttons?: { next?: Words; back?: Words; send?: Words };
	/** What happens when answers change; carried out in this order. */
	triggers?: PlannedTrigger[];
	/** Questions or values change when others do, so that it matters in which order answers came (`reactions.ts`). */
	reacts?: true;
	/** What a link may bring along as `?field.<name>=`: answers to questions, or fields that nobody sees. */
	fields?: { name: string; hidden: boolean }[];
	/** Other words of thanks, the first whose condition holds. */
	thanksIf?: { condition: Tree; words: Words }[];
}

/** Carried out as soon as `condition` comes to hold; `complete` when the page is left. */
export type PlannedTrigger = {
	condition: Tree;
	/** Names in `condition`, in lower case. */ names: string[];
} & (
	| { does: 'complete' }
	| { does: 'skip'; to: string }
	| { does: 'set'; name: string; value?: unknown; expression?: Tree; variable?: true }
	| { does: 'copy'; name: string; from: string }
	| { does: 'run'; expression: Tree; name?: string }
	| { does: 'show'; pages: string[]; questions: string[] }
);

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
	/** The order of the choices by their texts, where that differs from language to language. */
	sorted?: number[] | { [language: string]: number[] };
	/** Each thing chosen is stored in a record, under this key: `[{ fruit: 'apple' }]`. */
	under?: string;
	/** Two answers are the same only if their order is. */
	ordered?: true;
	/** An answer holds every choice that is offered: those that are missing follow at its end. */
	fills?: true;
	/** Can be changed only while this holds. */
	enableIf?: Tree;
	/** Shown with its answer, never changed by respondents. */
	readOnly?: true;
	/** What stands for it in texts as long as it has no answer. */
	unset?: Words;
	/** A box for a remark beside the answer, kept under `<name>-Comment`; its label. */
	remark?: Words;
	/** Its answer is worked out from others, never given (kind `expression`). */
	worked?: Tree;
	/** What is worked out is rounded to so many digits after the point. */
	rounds?: number;
	/** The smallest and the largest answer, worked out from others; `refuse` knows only those that never change. */
	bounds?: { min?: Tree; max?: Tree };
	/** What it begins with, worked out, as long as nobody changed it. */
	startsWith?: Tree;
	/** When `condition` comes to hold (or, without one, when what `expression` speaks of changes), it takes this value. */
	sets?: { condition?: Tree; expression: Tree };
	/** When this comes to hold, it goes back to what it began with. */
	resetsIf?: Tree;
	/** What counts as right in a quiz: see `compiler/quiz.ts`. Never sent to a page. */
	right?: { answer: unknown };
	/** Questions inside of it. */
	inside?: PlannedInside;
}

/**
 * Questions inside of a question: the template of a dynamic panel, the columns of a matrix, the items of a
 * multiple text. Its answer has entries, and each entry is a record of answers by the names of `elements`.
 */
export interface PlannedInside {
	/**
	 * `list`: `[{…}, {…}]`, entries come and go. `rows`: `{ row: {…} }`, one entry for each of `rows`.
	 * `record`: `{…}`, one entry, always there.
	 */
	shape: 'list' | 'rows' | 'record';
	/** How expressions inside speak of their own entry: `{panel.name}`, `{row.name}`. */
	called?: 'panel' | 'row';
	elements: PlannedElement[];
	rows?: PlannedChoice[];
	/** An entry counts, and is shown, only while this holds. It may speak of the entry. */
	visibleIf?: Tree;
	/** What a new entry of a list begins with. */
	fresh?: Answers;
	/** A new entry of a list begins as the last one stands. */
	copies?: true;
	/** How many entries of a list there may be, and how many are there at the beginning. */
	min: number;
	max: number;
	start: number;
	/** Names inside whose answers must differ from entry to entry, and what is said if they do not. */
	unique?: string[];
	uniqueMessage?: Words;
	/** The last row: what each column comes to, by its name. `{<question>-total.<name>}`. */
	totals?: { name: string; tree: Tree }[];
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
	enableIf?: Tree;
	/** Opens a text box whose words are kept under `<name>-Comment`. */
	other?: true;
	/** Stands alone: choosing it clears the rest ("none", "refuse", "don't know"). */
	none?: true;
	/** Ticks all that neither stand alone nor open a text box; never a value of its own. */
	all?: true;
	image?: string;
	/** Keeps its place where the others are shuffled. */
	fixed?: true;
	/** Is shuffled only among those of the same group. */
	group?: string;
	/** Has a text box of its own, whose words are kept with the answer: `{ value, comment }`. */
	asks?: { required?: true; placeholder?: Words };
	/** What choosing it is worth. */
	score?: number;
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
