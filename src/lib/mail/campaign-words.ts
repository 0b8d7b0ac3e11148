import { m } from '$lib/i18n/paraglide/messages';
import type { CampaignKind, CampaignLetter, CampaignState, LetterWords, Spared } from './campaign';
import type { CampaignObstacle } from './campaign-check';

// What campaigns, letters and people who are spared are called on the screens.

export const stateWord: Record<CampaignState, () => string> = {
	draft: m.campaigns_state_draft,
	planned: m.campaigns_state_planned,
	running: m.campaigns_state_running,
	paused: m.campaigns_state_paused,
	cancelled: m.campaigns_state_cancelled,
	ended: m.campaigns_state_ended
};

/** How the dot beside the word looks. */
export const stateTone = {
	draft: 'quiet',
	planned: 'accent',
	running: 'good',
	paused: 'warn',
	cancelled: 'bad',
	ended: 'quiet'
} as const satisfies Record<CampaignState, string>;

export const kindWord: Record<CampaignKind, () => string> = {
	pulse: m.campaigns_kind_pulse,
	moment: m.campaigns_kind_moment,
	study: m.campaigns_kind_study,
	news: m.campaigns_kind_news
};
export const kindText: Record<CampaignKind, () => string> = {
	pulse: m.campaigns_kind_pulse_text,
	moment: m.campaigns_kind_moment_text,
	study: m.campaigns_kind_study_text,
	news: m.campaigns_kind_news_text
};

export const letterWord: Record<CampaignLetter, () => string> = {
	invitation: m.campaigns_letter_invitation,
	reminder: m.campaigns_letter_reminder,
	thanks: m.campaigns_letter_thanks
};

export const fieldWord: Record<keyof LetterWords, () => string> = {
	sender: m.campaigns_field_sender,
	subject: m.campaigns_field_subject,
	preheader: m.campaigns_field_preheader,
	body: m.campaigns_field_body,
	button: m.campaigns_field_button,
	closing: m.campaigns_field_closing
};

/** Why somebody gets no letter: after "12 people". */
export const sparedWord: Record<Spared, () => string> = {
	opted_out: m.campaigns_spared_opted_out,
	resting: m.campaigns_spared_resting,
	bounced: m.campaigns_spared_bounced,
	complained: m.campaigns_spared_complained,
	suppressed: m.campaigns_spared_suppressed,
	asked: m.campaigns_spared_asked,
	no_consent: m.campaigns_spared_no_consent,
	not_drawn: m.campaigns_spared_not_drawn
};

const PLAIN = {
	not_live: m.campaigns_obstacle_not_live,
	nobody: m.campaigns_obstacle_nobody,
	nobody_left: m.campaigns_obstacle_nobody_left,
	ends_early: m.campaigns_obstacle_ends_early,
	late: m.campaigns_obstacle_late
};

/** What stands in the way, as a sentence. @param called the name of a language */
export function obstacleSentence(found: CampaignObstacle, called: (language: string) => string): string {
	if (found.code === 'not_spoken')
		return m.campaigns_obstacle_not_spoken({ language: called(found.language) });
	if (found.code === 'no_words' || found.code === 'unknown_hole') {
		const where = {
			letter: letterWord[found.letter](),
			language: called(found.language),
			field: fieldWord[found.field]()
		};
		return found.code === 'no_words'
			? m.campaigns_obstacle_no_words(where)
			: m.campaigns_obstacle_unknown_hole({ ...where, hole: `{${found.hole}}` });
	}
	return PLAIN[found.code]();
}
