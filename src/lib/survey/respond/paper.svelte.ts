import { getContext, setContext } from 'svelte';
import type { House } from './house';

/** What stays the same for everything on a page that is drawn, however deep it stands. */
export interface Paper {
	/** What the order of shuffled choices follows from: the response id. */
	seed: string;
	/** The path of what the page opens at: see `INSIDE` in `questions/question.ts`. */
	focus?: string;
	/** Sentences by path. */
	mistakes: Readonly<Record<string, string>>;
	/** Of a long survey: the names, in lower case, that can change while this is in the document. */
	live?: ReadonlySet<string>;
	/** Where the house's words beside the author's are in another language. */
	house?: House | undefined;
}

const KEY = Symbol('paper');
const BLANK: Paper = { seed: '', mistakes: {} };

/** Of the page around; blank where a part is drawn on its own. */
export const paper = (): (() => Paper) => getContext<(() => Paper) | undefined>(KEY) ?? (() => BLANK);
export const spread = (of: () => Paper): void => void setContext(KEY, of);
