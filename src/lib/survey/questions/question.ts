import type { Component } from 'svelte';
import type { Obstacle } from '../publication';
import type { Tree } from '../expression/tree';
import type { Course, Entry } from '../course';
import type {
	Answers,
	PlannedChoice,
	PlannedElement,
	PlannedQuestion,
	Prose,
	Template,
	Words
} from '../plan';

/**
 * THE CONTRACT of a question type.
 *
 * To add one: make a folder `questions/<type>/` named as SurveyJS (or `creator/`) names the type, with
 *   compile.ts      export const compile: Compile<Mine>      definition -> plan, at publication only
 *   rules.ts        export const rules: Rules<Mine>          what an answer is; also runs in the respondent's page
 *   Field.svelte    props FieldProps<Mine>                   the form control, complete without JavaScript
 *   light.ts        export const light: LightRules<Mine>, serves: Serves<Mine>   optional: what a plain survey's page needs of its rules
 *   act.ts          export const act: Act                    optional: what its control does by itself in the page
 *   Result.svelte   props ResultProps<Mine>                  its place on the board
 * Nothing else mentions the type: `registry.ts` finds the folder. `contract.test.ts` runs over every one.
 */

/** One element of the SurveyJS definition, as parsed JSON. */
export type Source = Readonly<Record<string, unknown>>;

/** Words of the house, by language: used where an author wrote none. */
export type Standard = Readonly<{ en: string; 'zh-cn': string }>;

/** What `compile` may ask of the compiler around it. */
export interface Compiler {
	/** Of the survey, the default first. */
	languages: readonly string[];
	/** The survey's own limits on length, where a question has none; 0 for no limit. */
	lengths: { text: number; comment: number };
	/**
	 * A text property in every language of the survey; a language that lacks it becomes an obstacle.
	 * Where the author wrote nothing: the standard words if there are any, else `undefined`.
	 */
	words(value: unknown, property: string, standard?: Standard): Words | undefined;
	/** Author's HTML as data in every language of the survey; what cannot be kept becomes a warning. */
	prose(value: unknown, property: string): { [language: string]: Prose };
	/** A condition or expression, parsed; an unreadable one becomes an obstacle and `undefined`. */
	tree(value: unknown, property: string): Tree | undefined;
	/**
	 * SurveyJS choices (`['a', {value, text, visibleIf}]`) with "other" and "none" if the source asks for
	 * them. `given`: these instead of `source.choices`, and then only these.
	 */
	choices(source: Source, given?: { items: unknown; property: string }): PlannedChoice[];
	/**
	 * SurveyJS elements inside of this one, planned as any other. `called`: how their expressions speak of the
	 * entry that they stand in.
	 */
	elements(sources: readonly unknown[], called?: 'panel' | 'row'): PlannedElement[];
	/** Another element of the survey as its author wrote it, by name; none inside of questions that hold others. */
	source(name: string): Source | undefined;
	/** Says that this element cannot be served as it is. `property` is the one it is about. */
	obstacle(obstacle: Omit<Obstacle, 'element'>): void;
}

export interface Compile<Q extends PlannedQuestion = PlannedQuestion> {
	/** Properties of this type that are served, with the names it had before; any other becomes an obstacle. */
	supports: readonly string[];
	/** Properties that do not matter here, and why: how something looks in SurveyJS's own pages, mostly. */
	ignores?: Readonly<Record<string, string>>;
	/** Only what this type adds: names, titles, conditions and validators are done by the compiler. */
	plan(source: Source, compiler: Compiler): Omit<Q, keyof PlannedQuestion> & Partial<PlannedQuestion>;
}

/** What was posted under one name: a browser's FormData, or the same made from JSON. */
export interface Posted {
	/** First value, or null. */
	get(name: string): string | null;
	all(name: string): string[];
}

/** A refusal: the key of its sentence in `words/respond.*.json` (as `mistake_<code>`) and its values. */
export interface Mistake {
	code: string;
	facts?: Record<string, string | number>;
	/** The author's own words for it, which win. */
	message?: Words;
}

export interface Rules<Q extends PlannedQuestion = PlannedQuestion> {
	/**
	 * Posted form -> the answer in the shape that SurveyJS stores, or undefined for none. Never throws. `rules`:
	 * of every kind, for questions that hold others; a kind that holds none ignores it, here and below.
	 */
	read(question: Q, posted: Posted, rules: RulesByKind): unknown;
	/**
	 * The strict gate: is `value` an answer that this question can have? Type, range, membership, length.
	 * `visible` tells which choices may be chosen now. Returns a mistake, or null.
	 */
	refuse(
		question: Q,
		value: unknown,
		visible: (choiceIndex: number) => boolean,
		rules: RulesByKind
	): Mistake | null;
	/** The answer as form values to post again (the reverse of `read`). */
	post(question: Q, value: unknown, rules: RulesByKind): [name: string, value: string][];
	/** What the database counts for it: tokens, each at most 200 characters. `[]` for free text. */
	tokens(question: Q, value: unknown, rules: RulesByKind): string[];
	/** The answer in words, for piping, the thanks and the export. */
	display(question: Q, value: unknown, say: (words: Words) => string, rules: RulesByKind): string;
	/** How a board reads its tokens. */
	measure(question: Q): Measure;
	/** What expressions see of it without an answer, where that is something: `[]` for lists of choices. */
	unanswered?(question: Q): unknown;
	/** An answer as expressions see it, where that is not as it is stored. */
	seen?(question: Q, value: unknown): unknown;
	/** Of a question that holds others: the entries of its answer, the hidden ones among them. */
	entries?(question: Q, value: unknown, shows: (entry: Opened) => boolean): Opened[];
	/** The reverse: the answer with these records in the place of those that `entries` gave. */
	joined?(question: Q, value: unknown, entries: readonly Opened[]): unknown;
}

/**
 * What of a kind's rules the page of a survey needs that has nothing but plain questions (`respond/flat.ts`): they
 * say the same as `rules` of every answer that the form can give. What they leave unsaid, the server says.
 */
export interface LightRules<Q extends PlannedQuestion = PlannedQuestion> {
	read(question: Q, posted: Posted): unknown;
	refuse?(question: Q, value: unknown): Mistake | null;
	/** See `Rules`. */
	unanswered?(question: Q): unknown;
}

/** For which of its questions `light` is enough; with any other, the page takes `rules`. */
export interface Serves<Q extends PlannedQuestion = PlannedQuestion> {
	/** The properties that it knows beside those that all questions have. */
	keys: readonly (keyof Q & string)[];
	only?(question: Q): boolean;
	/** Of these, what only the document shows: `light` does not read it. */
	drawn?: readonly (keyof Q & string)[];
	/** Choices that are all texts, or all numbers (`as`), may be left out: it takes what was posted for them. */
	texts?: true;
	/** Its answer in words is not the text of what is ticked in the page, so that it cannot be piped. */
	silent?: true;
}

/** One entry of an answer that holds others. */
export interface Opened {
	/** Its place in form names and element ids: no `:`. */
	key: string;
	row?: PlannedChoice;
	/** Not shown now, and no part of the answer. */
	hidden?: true;
	record: Answers;
	/** What expressions inside may speak of besides, by name: `rowindex`, `prevpanel`. Lower case. */
	local: Readonly<Record<string, unknown>>;
}

/** Parts the names of a question, an entry of it and a question inside, in forms and mistakes: `items::0::price`. */
export const INSIDE = '::';

export type Measure = 'nps' | 'csat' | 'ces' | 'scale' | 'number' | 'choice' | 'choices' | 'text' | 'none';

/** The registries as rules receive them: by kind, so that a test can pass a toy. */
export type RulesByKind = Readonly<Record<string, Rules>>;
export type CompilersByKind = Readonly<Record<string, Compile>>;

/** What a field needs to draw itself. Element ids derive from `id`, so that labels and messages meet. */
export interface FieldProps<Q extends PlannedQuestion = PlannedQuestion> {
	question: Q;
	/** Prefix of every element id of this question; `${id}-label` is the title, `${id}-mistake` the message. */
	id: string;
	value: unknown;
	answers: Answers;
	/** Template in the respondent's language, with the answers so far piped in. */
	say: (words: Words | undefined) => string;
	/** Sentence beside the field, or undefined. */
	mistake?: string;
	required: boolean;
	/** Which choices are shown now, by index. */
	visible: (choiceIndex: number) => boolean;
	/** Indexes of `question.choices` in the order in which they stand. */
	order: readonly number[];
	/** The respondent's language, as SurveyJS spells it: for the few words that are not the author's. */
	language: string;
	/** The page opens with the focus here. */
	focused?: boolean;
	/** What is inside, where a question holds others: drawn by `respond/Inner.svelte`. */
	entries: Entry[];
	now: Course;
	/** Of what is inside, by path: see `INSIDE`. */
	mistakes: Readonly<Record<string, string>>;
}

/** What the page's script offers to `act`. */
export interface Sheet {
	form: HTMLFormElement;
	find<E extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode): E | null;
	every<E extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode): E[];
	/** Reads the form and shows what follows from it: to be called after a control was changed by script. */
	refresh(): void;
	/** Says a change that a script made as if a person had made it: checks, keeps, pipes. */
	changed(control: HTMLElement): void;
	language: string;
	onInput(run: (target: EventTarget | null) => void): void;
	onRefresh(run: () => void): void;
	/** Where files are sent; absent in a preview. */
	upload?: string;
}

/**
 * What a kind's control does by itself in the page; called again when other pages of a long survey come. Its sentences
 * stand beside its control, as data attributes. Where `act.part.ts` stands beside it, only plans that need it bring it.
 */
export type Act = (sheet: Sheet) => void;

/** Counts of one question: `n` people answered it; `counts` by token. */
export interface Tally {
	n: number;
	counts: Record<string, number>;
}

export interface ResultProps<Q extends PlannedQuestion = PlannedQuestion> {
	question: Q;
	tally: Tally;
	/** Latest texts, newest first, for questions that hold text. */
	comments: string[];
	say: (words: Words | undefined) => string;
}

export type Field = Component<FieldProps>;
/** What a field says of itself in `<script module>`: one control, or several under one title. */
export type Shape = 'single' | 'radios' | 'group' | 'display';
export type Result = Component<ResultProps>;
export type { Template };
