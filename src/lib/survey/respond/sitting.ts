import { overall } from '../answers';
import type { Answers, Plan } from '../plan';
import type { Memory } from '../reactions';

/** Names of the form's own fields. A question cannot have such a name: publication refuses it. */
export const FIELD = {
	id: 'earshot:id',
	version: 'earshot:version',
	page: 'earshot:page',
	language: 'earshot:language',
	unseen: 'earshot:unseen',
	who: 'earshot:who',
	go: 'earshot:go',
	change: 'earshot:switch',
	/** What is remembered of answers that change by themselves, from when the page was drawn. */
	before: 'earshot:before',
	/** A button: the path of the list that gets one entry more, or of the entry that goes. */
	add: 'earshot:add',
	remove: 'earshot:remove'
} as const;

/** What was pressed. `next` and `send` are what the button promised, not what must follow. */
export type Go = 'next' | 'send' | 'back' | 'switch' | 'add' | 'remove';

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
	/** Path of the list, or of the entry, that `add` and `remove` are about. */
	entry: string;
	before?: Memory;
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
	return {
		id: id.toLowerCase(),
		version,
		page,
		language: form.get(FIELD.change) ?? form.get(FIELD.language) ?? '',
		// A name that cannot be stored is stored without what cannot be.
		respondent: (form.get(FIELD.who) ?? '').replaceAll('\u0000', '').toWellFormed().trim(),
		unseen: (form.get(FIELD.unseen) ?? '').slice(0, 4000).split(' ').filter(Boolean),
		go: pressed(form),
		entry: (form.get(FIELD.add) ?? form.get(FIELD.remove) ?? '').slice(0, 2000),
		before: memoryFrom(form.get(FIELD.before))
	};
}

function pressed(form: { get(name: string): string | null }): Go {
	if (form.get(FIELD.change) !== null) return 'switch';
	if (form.get(FIELD.add) !== null) return 'add';
	if (form.get(FIELD.remove) !== null) return 'remove';
	const go = form.get(FIELD.go);
	return go === 'back' || go === 'send' ? go : 'next';
}

/** What the form remembers comes from a browser like all else: anything, until it is looked at. */
function memoryFrom(text: string | null): Memory | undefined {
	if (!text) return undefined;
	try {
		const { answers, touched }: Record<string, unknown> = Object(JSON.parse(text));
		// As deep and as large as a response may be, and no more.
		if (overall(answers) || !Array.isArray(touched)) return undefined;
		return {
			answers: { ...Object(answers) },
			touched: touched.filter((path) => typeof path === 'string')
		};
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
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
	refused?: { sentence: string; copy: string; yours: string };
	/** Of a survey whose answers change by themselves: how they came to be. */
	memory?: Memory;
	/** Where the page's script sends answers, says that somebody began or sees a page, and brings files; absent in a preview. */
	send?: string;
	start?: string;
	seen?: string;
	upload?: string;
	/** Where the form is posted to; the page's own address if absent. */
	action?: string;
	/** Under which name a device keeps the answers; absent where it must not. */
	keeps?: string;
	/** Where answers so far are sent page by page, if the survey's owner wants them. */
	part?: string;
	/** Where a link to go on later is made, if there may be one. */
	later?: string;
	/** Many people use this device one after the other. */
	shared?: boolean;
	/** The answers are not those of a fresh page: nothing that the device keeps is newer. */
	continued?: boolean;
}
