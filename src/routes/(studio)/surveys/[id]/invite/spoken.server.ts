import type { Locale } from '$lib/i18n/paraglide/runtime';
import { firstQuestion } from '$lib/mail/first-question';
import { asksInLetter } from '$lib/mail/letters/question';
import { findingsOf } from '$lib/survey/findings.server';
import type { Draft } from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';

export interface Spoken {
	/** As the survey's plan spells them, the default first. */
	languages: string[];
	/** Its first question stands in the letter; otherwise a button leads there. */
	asksInLetter: boolean;
}

/** What a letter needs to know of a survey: the version that is live, else the draft, as far as it goes. */
export async function spokenBy(draft: Draft, locale: Locale): Promise<Spoken> {
	const plan =
		draft.liveVersion === null
			? (await findingsOf(draft.definition, locale)).plan
			: await versions.plan(draft.id, draft.liveVersion);
	const question = plan && firstQuestion(plan);
	return { languages: plan?.languages ?? ['en'], asksInLetter: Boolean(question && asksInLetter(question)) };
}
