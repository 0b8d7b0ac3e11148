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
	/** An instant in ISO 8601. */
	at: string;
}

export interface WallGiven {
	title: string;
	comments: readonly { id: string; text: string }[];
}
