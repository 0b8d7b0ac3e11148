/** What a block asks from the server when its page is drawn. Answered by `needs.server.ts` with the type beside it. */
export type Need =
	/** A published survey as a form: `SurveyGiven`. */
	| { what: 'survey'; survey: string }
	/** One question of a published survey: `QuestionGiven`. */
	| { what: 'question'; survey: string; question: string }
	/** Figures of a board at or above its minimum n: `FiguresGiven`. `since`, `until`: days, '' for open ends. */
	| { what: 'figures'; survey: string; question: string; since: string; until: string }
	/** Comments that a moderator let through for this block: `WallGiven`. */
	| { what: 'wall'; survey: string; question: string };

export interface FiguresGiven {
	/** `few`: below the minimum n; `closed`: no such survey, question or right. */
	state: 'shown' | 'few' | 'closed';
	/** Smallest group that is shown. */
	minimum: number;
	n: number;
	/** The question in the reader's language. */
	title: string;
	/** As `results/metrics`: what the measure of the question calls for; null for shapes. */
	metric: string | null;
	unit: 'score' | 'share' | 'mean' | null;
	value: number | null;
	interval: readonly [number, number] | null;
	/** Bars: what was chosen, by how many, in the question's order. */
	bars: readonly { label: string; n: number }[];
	/** The first day that is counted (`2026-11-22`, on the survey's clocks); '' where nothing is shown. */
	from: string;
	/** Since when the figures are as they are: an instant in ISO 8601. */
	at: string;
}

export interface WallGiven {
	title: string;
	comments: readonly { id: string; text: string }[];
}

/** What a person answers one question with, as plain controls: their names and values are those that `/s/` reads. */
export interface AskedGiven {
	/** Of the control, and what stands before the name of every element id. */
	name: string;
	title: string;
	about: string;
	required: boolean;
	/** `scale`: buttons side by side; `one`, `many`: choices below each other; `line`, `lines`: to write. */
	as: 'scale' | 'one' | 'many' | 'line' | 'lines';
	/** None where it is written. */
	choices: readonly { value: string; text: string }[];
	/** Words at the ends of a scale. */
	ends: readonly [low: string, high: string];
	/** What the question has now. */
	value: readonly string[];
}

/** A form that posts to a survey, and what it says of itself beside the answers. */
export interface FormGiven {
	/** `open`, or why it cannot be answered, with `said` in words; `closed` with none: it is not there. */
	state: 'open' | 'closed';
	said: string;
	title: string;
	/** Where the whole survey is; '' where it is not there. */
	href: string;
	action: string;
	/** Beside the response's id, which belongs to each page that is drawn. */
	hidden: readonly (readonly [name: string, value: string])[];
	asked: readonly AskedGiven[];
	/** Respondents are asked who they are, in a field of this name. */
	who: string;
	/** What the button promises: something comes after it. */
	more: boolean;
	/** It has something that cannot be answered in place: only the way to it is shown. */
	apart: boolean;
	language: string;
}

export type SurveyGiven = FormGiven;
export type QuestionGiven = FormGiven;
