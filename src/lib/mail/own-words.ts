import type { CampaignLetter, CampaignPlan, LetterWords, WordsByLanguage } from './campaign';

/** What each letter says unless somebody changed it, in each language of the survey. */
export type Usual = Record<CampaignLetter, WordsByLanguage>;

/** In the order in which they stand in a letter. */
export const WORD_FIELDS = ['sender', 'subject', 'preheader', 'body', 'button', 'closing'] as const;

const NOTHING: LetterWords = { sender: '', subject: '', preheader: '', body: '', button: '', closing: '' };

/** What a letter says in a language: its own words, else the usual ones. */
export const wordsOf = (
	plan: CampaignPlan,
	letter: CampaignLetter,
	language: string,
	usual: Usual
): LetterWords => plan.letters[letter][language] ?? usual[letter][language] ?? NOTHING;

export const isSame = (one: LetterWords, other: LetterWords | undefined): boolean =>
	other !== undefined && WORD_FIELDS.every((field) => one[field] === other[field]);

/**
 * The letters of a plan with these words in one of them. Words that are the usual ones are not kept: they follow the
 * house's, should these become better.
 */
export function withWords(
	plan: CampaignPlan,
	letter: CampaignLetter,
	language: string,
	words: LetterWords,
	usual: Usual
): CampaignPlan['letters'] {
	const { [language]: _, ...others } = plan.letters[letter];
	const own = isSame(words, usual[letter][language]) ? others : { ...others, [language]: { ...words } };
	return { ...plan.letters, [letter]: own };
}
