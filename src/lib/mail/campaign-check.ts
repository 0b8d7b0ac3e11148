import { CAMPAIGN_LETTERS, type CampaignLetter, type CampaignPlan, type LetterWords } from './campaign';

/** What stands in the way of sending, as the screen says it beside the field. */
export type CampaignObstacle =
	| { code: 'not_live' | 'nobody' | 'nobody_left' | 'ends_early' | 'late' }
	| { code: 'no_words'; letter: CampaignLetter; language: string; field: keyof LetterWords }
	| { code: 'unknown_hole'; letter: CampaignLetter; language: string; field: keyof LetterWords; hole: string }
	| { code: 'not_spoken'; language: string };

export interface CheckFacts {
	/** The survey takes answers. */
	live: boolean;
	/** Its languages, the default first. */
	languages: readonly string[];
	/** How many would get it; null while that is not known. */
	gets: number | null;
	/** Names of what is known of contacts. */
	attributes: readonly string[];
	/** Names of the holes in a text. */
	holesIn: (text: string) => readonly string[];
	/** Now, as `2026-11-23T09:00` in the plan's zone. */
	now: string;
}

/** The fields without which a letter says nothing. */
const NEEDED = ['sender', 'subject', 'body'] as const;
const KNOWN = ['name', 'address'];

/** @returns whatever stands in the way, in the order of the screen */
export function obstaclesTo(plan: CampaignPlan, facts: CheckFacts): CampaignObstacle[] {
	const { audience, begins, reminders, ends } = plan;
	const anybody = audience.everyone || audience.lists.length > 0 || audience.contacts.length > 0;
	const spoken = plan.language.by === 'fixed' ? plan.language.language : plan.language.otherwise;
	return [
		...(facts.live ? [] : [{ code: 'not_live' as const }]),
		...(anybody ? [] : [{ code: 'nobody' as const }]),
		...(anybody && facts.gets === 0 ? [{ code: 'nobody_left' as const }] : []),
		...(facts.languages.includes(spoken) ? [] : [{ code: 'not_spoken' as const, language: spoken }]),
		...wordObstacles(plan, facts),
		...(begins !== null && begins < facts.now ? [{ code: 'late' as const }] : []),
		...((reminders.at(-1) ?? 0) >= ends ? [{ code: 'ends_early' as const }] : [])
	];
}

function wordObstacles(plan: CampaignPlan, facts: CheckFacts): CampaignObstacle[] {
	const known = new Set([...KNOWN, ...facts.attributes]);
	const languages = plan.language.by === 'fixed' ? [plan.language.language] : facts.languages;
	const found: CampaignObstacle[] = [];
	for (const letter of CAMPAIGN_LETTERS.filter((one) => sends(plan, one)))
		for (const language of languages) {
			const words = plan.letters[letter][language];
			// The usual words.
			if (!words) continue;
			for (const field of NEEDED)
				if (!words[field].trim()) found.push({ code: 'no_words', letter, language, field });
			for (const field of fieldsOf(words))
				for (const hole of facts.holesIn(words[field]))
					if (!known.has(hole)) found.push({ code: 'unknown_hole', letter, language, field, hole });
		}
	return found;
}

const fieldsOf = (words: LetterWords): (keyof LetterWords)[] =>
	['sender', 'subject', 'preheader', 'body', 'button', 'closing'].filter(
		(field): field is keyof LetterWords => field in words
	);

const sends = ({ reminders, thanks }: CampaignPlan, letter: CampaignLetter): boolean =>
	letter === 'invitation' || (letter === 'reminder' ? reminders.length > 0 : thanks);
