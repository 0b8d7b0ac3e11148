import { addressFrom, type AddressMistake } from './address';
import { valueFrom, type Attribute, type ValueMistake } from './attribute';
import { languageFrom } from './language';
import { cleaned } from './plain';

/** What a team knows of somebody whom it may ask. Instants are ISO 8601. */
export interface ContactRow {
	id: string;
	/** As letters are addressed. */
	address: string;
	/** '': not known. */
	name: string;
	/** As SurveyJS spells it (`zh-cn`); null: not known. */
	language: string | null;
	/** By the attribute's name. A date is `2026-03-01`. */
	attributes: Record<string, string>;
	consentedAt: string | null;
	/** Why no letter of any kind may go to them, or null. */
	barred: Barred | null;
}

export type Barred = 'opted_out' | 'bounced' | 'complained' | 'suppressed';

/** How far somebody has opted out: of one survey, of a kind of campaign, of all. */
export type OptOutScope = 'post' | 'kind' | 'all';

export interface OptOut {
	scope: OptOutScope;
	/** The survey's id, the kind, or ''. */
	what: string;
	/** The survey's name, where it is one; else `what`. */
	name: string;
	/** How it came. What came by hand can be taken back by hand, nothing else can. */
	way: 'page' | 'header' | 'complaint' | 'hand';
	at: string;
}

/** A letter that somebody was sent, or is about to be. */
export interface ContactLetter {
	id: string;
	/** As src/lib/mail/letters names it: invitation, reminder, thanks… */
	letter: string;
	/** Which reminder, from 1; else 0. */
	step: number;
	campaign: { id: string; name: string } | null;
	survey: { id: string; name: string } | null;
	state: 'waiting' | 'claimed' | 'begun' | 'sent' | 'failed' | 'dropped';
	/** It came back although it was sent. */
	returned: 'bounced' | 'complained' | null;
	uncertain: boolean;
	/** When it was done; else when it is due. */
	at: string;
}

/** All that a contact's page shows. */
export interface Contact extends ContactRow {
	team: string;
	/** Where consent is written down. */
	consent: string | null;
	createdAt: string;
	updatedAt: string;
	optOuts: OptOut[];
	/** Why their mailbox is not written to any more. `detail`: as the mail server said. */
	suppression: { reason: 'bounce' | 'complaint' | 'hand'; detail: string; at: string } | null;
	/** Was asked lately, and is left alone until then; null: may be asked. */
	restingUntil: string | null;
	/** Newest first, at most a hundred. */
	letters: ContactLetter[];
	/** Lists that they are on today. */
	lists: { id: string; name: string }[];
}

/** What a form may set of somebody. */
export interface ContactFields {
	address: string;
	name: string;
	language: string | null;
	/** Beware: the whole of them; what is not in here is not known any more. */
	attributes: Record<string, string>;
}

export const MOST_NAME = 200;

/** A field that cannot stay as it is: `address`, `name`, `language`, or `attribute` with its name. */
export interface ContactMistake {
	field: 'address' | 'name' | 'language' | 'attribute';
	/** The attribute's name; else ''. */
	of: string;
	code: AddressMistake | ValueMistake | 'too_long' | 'language' | 'taken';
}

/** As it was typed, by field; attributes by name. */
export interface TypedContact {
	address: string;
	name: string;
	language: string;
	attributes: Record<string, string>;
}

/**
 * @param known the team's attributes; a value of none of them is left out
 * @returns what can be saved, or all that is wrong with it
 */
export function contactFrom(
	typed: TypedContact,
	known: readonly Attribute[]
): { fields: ContactFields } | { mistakes: ContactMistake[] } {
	const mistakes: ContactMistake[] = [];
	const wrong = (field: ContactMistake['field'], code: ContactMistake['code'], of = '') =>
		mistakes.push({ field, of, code });
	const address = addressFrom(typed.address);
	if ('mistake' in address) wrong('address', address.mistake);
	const name = cleaned(typed.name);
	if (name.length > MOST_NAME) wrong('name', 'too_long');
	const language = typed.language.trim() ? languageFrom(typed.language) : null;
	if (typed.language.trim() && !language) wrong('language', 'language');
	const attributes: Record<string, string> = {};
	for (const { name: of, kind } of known) {
		const value = valueFrom(kind, typed.attributes[of] ?? '');
		if ('mistake' in value) wrong('attribute', value.mistake, of);
		else if (value.value) attributes[of] = value.value;
	}
	if (mistakes.length || 'mistake' in address) return { mistakes };
	return { fields: { address: address.address, name, language, attributes } };
}
