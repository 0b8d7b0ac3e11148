import type { Brand } from '$lib/account/brand';
import type { PlannedQuestion } from '$lib/survey/plan';
import type { LetterWords, WordsByLanguage } from '../campaign';

/**
 * THE CONTRACT of a letter.
 *
 * To add one: make a file `letters/<id>.letter.ts` that exports `letter: Letter`. Nothing else mentions it: `registry.ts`
 * finds the file, `contract.test.ts` runs over every one.
 *
 * A letter is drawn once for all its recipients, as MJML with holes; MJML compiles it; `fill` puts each recipient's facts
 * into the holes, escaped. Beware: MJML escapes nothing, so that no text from people may reach it but by `hole` or
 * `escaped` (marks.ts), or by what is made of them in drawing.ts.
 */

export interface Letter {
	/** Of the file; what `outbox.letter` says. */
	id: string;
	/** What it says unless somebody changed it, at least `en` and `zh-cn`. */
	words: WordsByLanguage;
	/** Names of facts that it needs beside the person's attributes: `$link`, `$unsubscribe`, `$days`. */
	needs: readonly string[];
	/** Mass mail: has an address to unsubscribe at, and says why one gets it. */
	bulk: boolean;
	draw(drawing: Drawing): Drawn;
}

/** What a letter is drawn from; the same for all who get it in this language. */
export interface Drawing {
	/** As SurveyJS spells it: `zh-cn`. */
	language: string;
	words: LetterWords;
	brand: Brand | null;
	/** Plain texts for all recipients alike. */
	facts: {
		/** Who sends it. */
		team: string;
		/** Origin of pictures and links, without a slash at the end. */
		origin: string;
		survey?: string;
		[name: string]: string | undefined;
	};
	/** The survey's first question, where the letter is to hold it; its texts in this language. */
	question: PlannedQuestion | null;
	anonymous: boolean;
}

/** What a letter says, as HTML and as text; the frame around both is the house's (frame.ts). */
export interface Drawn {
	/** Table markup for inside an `<mj-text>`: pieces of drawing.ts. */
	html: string;
	/** Paragraphs of the text part. */
	text: string[];
}

/** A text with holes: texts, and names of facts with what is said where there is none. */
export type Parts = readonly (string | { hole: string; otherwise?: string })[];

/** A letter in one language, ready to be filled for many. */
export interface Compiled {
	subject: Parts;
	/** The sender's name. */
	sender: Parts;
	html: Parts;
	text: Parts;
}

/** A letter to one person. */
export interface Filled {
	subject: string;
	sender: string;
	html: string;
	text: string;
}

/**
 * What is known of a recipient, by the name of the hole: `name`, their attributes, and the house's own: `$link` (their
 * way into the survey; a letter writes `.3` behind it for the fourth choice of the first question), `$unsubscribe`. A hole without a
 * fact is filled with nothing.
 */
export type Facts = Readonly<Record<string, string>>;
