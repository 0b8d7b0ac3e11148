import type { Answers, Plan } from '../plan';

/** Names of the form's own fields. A question cannot have such a name: publication refuses it. */
export const FIELD = {
	id: 'earshot:id',
	version: 'earshot:version',
	page: 'earshot:page',
	language: 'earshot:language',
	unseen: 'earshot:unseen',
	who: 'earshot:who',
	go: 'earshot:go',
	change: 'earshot:switch'
} as const;

/** What was pressed. `next` and `send` are what the button promised, not what must follow. */
export type Go = 'next' | 'send' | 'back' | 'switch';

/** What a page of the form says of itself beside the answers. */
export interface Sitting {
	/** Chosen for this page: the same id twice is the same response. */
	id: string;
	/** The version that was opened, whatever has been published since. */
	version: number;
	/** Index of the page that was shown. */
	page: number;
	/** As the survey's plan spells it, if it has it. */
	language: string;
	/** Where names are asked for. */
	respondent: string;
	/** What of the page was not shown when it was drawn (see `unseenOn`). */
	unseen: string[];
	go: Go;
}

/** Element id of the field that asks for a name. */
export const WHO_ID = 'who';
export const WHO_LENGTH = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isResponseId = (text: string | null): text is string => text !== null && UUID.test(text);

const count = (text: string | null): number => (text && /^\d{1,6}$/.test(text) ? Number(text) : NaN);

/** @returns what the form says of itself, or null if it is not one of ours */
export function sittingFrom(form: { get(name: string): string | null }): Sitting | null {
	const id = form.get(FIELD.id);
	const version = count(form.get(FIELD.version));
	const page = count(form.get(FIELD.page));
	if (!isResponseId(id) || !(version >= 1) || !(page >= 0)) return null;
	const change = form.get(FIELD.change);
	const go = form.get(FIELD.go);
	return {
		id: id.toLowerCase(),
		version,
		page,
		language: change ?? form.get(FIELD.language) ?? '',
		// A name that cannot be stored is stored without what cannot be.
		respondent: (form.get(FIELD.who) ?? '').replaceAll('\u0000', '').toWellFormed().trim(),
		unseen: (form.get(FIELD.unseen) ?? '').slice(0, 4000).split(' ').filter(Boolean),
		go: change !== null ? 'switch' : go === 'back' || go === 'send' ? go : 'next'
	};
}

/** A page of the form as it is drawn. Plain data. */
export interface View {
	/** In one language: see `narrow`. */
	plan: Plan;
	language: string;
	id: string;
	version: number;
	page: number;
	answers: Answers;
	/** What the respondent wrote as their name; null where nobody is asked. */
	who: string | null;
	/** Sentences by the name of the question or panel, or `FIELD.who`. */
	mistakes: Record<string, string>;
	note?: 'more' | 'last';
	/** Name of what the page opens at. */
	focus?: string;
	/** Something is wrong with the whole. */
	trouble?: string;
	/** The survey takes no answers any more. */
	refused?: { sentence: string; copy: string };
	/** Where the page's script sends answers and says that somebody began; absent in a preview. */
	send?: string;
	start?: string;
}
