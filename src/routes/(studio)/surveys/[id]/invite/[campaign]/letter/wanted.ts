import { CAMPAIGN_LETTERS, type CampaignLetter } from '$lib/mail/campaign';

export const LOOKS = ['light', 'dark'] as const;
export type Look = (typeof LOOKS)[number];

/** Which letter is looked at, and how. */
export interface Wanted {
	letter: CampaignLetter;
	language: string;
	/** Whose it is; null: somebody made up. */
	contact: string | null;
	look: Look;
}

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads it off an address; what cannot be is what is there at first. @param first the survey's language */
export function wantedIn(asked: URLSearchParams, first: string): Wanted {
	const language = asked.get('language') ?? '';
	const contact = asked.get('contact') ?? '';
	return {
		letter: CAMPAIGN_LETTERS.find((one) => one === asked.get('letter')) ?? 'invitation',
		language: LANGUAGE.test(language) ? language : first,
		contact: ID.test(contact) ? contact : null,
		look: LOOKS.find((one) => one === asked.get('look')) ?? 'light'
	};
}

/** The query of an address where that letter is. @param revision so that a change is fetched anew */
export function queryOf(
	{ letter, language, contact, look }: Wanted,
	revision: number,
	changes: Partial<Wanted> = {}
): string {
	const all = { letter, language, contact, look, ...changes };
	return new URLSearchParams({
		letter: all.letter,
		language: all.language,
		...(all.contact && { contact: all.contact }),
		look: all.look,
		revision: String(revision)
	}).toString();
}

const NIGHT = '@media (prefers-color-scheme:dark)';

/** The letter as a client shows it by day or by night, whatever whoever looks has chosen for themselves. */
export const lookedAt = (html: string, look: Look): string =>
	look === 'dark'
		? html.replaceAll(NIGHT, '@media all').replace('color-scheme:light dark', 'color-scheme:dark')
		: html.replaceAll(NIGHT, '@media not all').replace('color-scheme:light dark', 'color-scheme:light');
