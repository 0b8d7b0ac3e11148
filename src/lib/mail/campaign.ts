/**
 * What a campaign is: which people are asked to answer a survey, in which words, when, and how often they are
 * reminded. Plain data; `campaign-parse.ts` is the gate, `campaigns.server.ts` the stored collection.
 */

/** What somebody can be spared altogether: "no pulse surveys any more". */
export const CAMPAIGN_KINDS = ['pulse', 'moment', 'study', 'news'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** The words that may be changed. Templates: `{name}` is the person's, `{department}` an attribute of theirs. */
export interface LetterWords {
	/** Shown as the sender's name; the address is the house's. */
	sender: string;
	subject: string;
	/** The line that inboxes show behind the subject. */
	preheader: string;
	/** Paragraphs parted by blank lines. */
	body: string;
	/** On the button, where the first question does not stand in the letter. */
	button: string;
	/** Below the question: paragraphs too. */
	closing: string;
}

/** Letters of a campaign that have words of their own. */
export const CAMPAIGN_LETTERS = ['invitation', 'reminder', 'thanks'] as const;
export type CampaignLetter = (typeof CAMPAIGN_LETTERS)[number];

/** Languages as the survey's plan spells them: `en`, `zh-cn`. */
export type WordsByLanguage = Record<string, LetterWords>;

export interface Audience {
	/** Everybody among the contacts; otherwise who is on one of the lists, or named. */
	everyone: boolean;
	/** Ids of lists. */
	lists: string[];
	/** Ids of contacts. */
	contacts: string[];
}

/** `contact`: the one that is known of them, if the survey speaks it, else `otherwise`. */
export type LanguageRule = { by: 'contact'; otherwise: string } | { by: 'fixed'; language: string };

/** At most so many are asked, drawn by lot; with `by`, so many of each value of that attribute. */
export interface Sampling {
	most: number;
	by: string | null;
}

export interface CampaignPlan {
	format: 1;
	kind: CampaignKind;
	audience: Audience;
	language: LanguageRule;
	letters: Record<CampaignLetter, WordsByLanguage>;
	/** Whether thanks are sent to who answered a survey with names. */
	thanks: boolean;
	sampling: Sampling | null;
	/** Who was asked to answer this survey before may be asked again, once rested. */
	again: boolean;
	/** Local time in `zone` as `2026-11-23T09:00`; null: at once. */
	begins: string | null;
	/** Days after the beginning, rising; at most three. */
	reminders: number[];
	/** Days after the beginning; links stop working then. */
	ends: number;
	/** IANA name. */
	zone: string;
}

/** Why somebody on the list gets no letter. */
export const SPARED = [
	'opted_out',
	'resting',
	'bounced',
	'complained',
	'suppressed',
	'asked',
	'no_consent',
	'not_drawn'
] as const;
export type Spared = (typeof SPARED)[number];

/** What pressing "send" would do now. */
export interface Outlook {
	/** On the chosen lists. */
	chosen: number;
	gets: number;
	spared: Partial<Record<Spared, number>>;
	/** Of those who rest: after which survey (its name), or 'another' where the asker may not know. */
	resting: { survey: string; n: number }[];
	/** Who gets one, by language. */
	languages: Record<string, number>;
	/** Up to three real recipients of each language, to look at their letter. */
	samples: { contact: string; name: string; address: string; language: string }[];
}

export type CampaignState = 'draft' | 'planned' | 'running' | 'paused' | 'cancelled' | 'ended';

/** A campaign as a list shows it. Instants are ISO 8601. */
export interface CampaignRow {
	id: string;
	name: string;
	state: CampaignState;
	beginsAt: string | null;
	endsAt: string | null;
	invited: number;
	sent: number;
	finished: number;
}

/** What came of it. Of anonymous surveys, `finished` comes in whole groups of the minimum n. */
export interface WhatCame {
	invited: number;
	spared: Partial<Record<Spared, number>>;
	/** Letters by what became of them: invitations only. */
	waiting: number;
	sent: number;
	delivered: number;
	bounced: number;
	failed: number;
	dropped: number;
	uncertain: number;
	complained: number;
	unsubscribed: number;
	opened: number;
	started: number;
	finished: number;
	/** Reminder letters sent, and people who got at least one. */
	reminders: number;
	reminded: number;
	/** Response rate by segment; segments with fewer than the minimum n of invited are not told. */
	segments: { by: string; value: string; invited: number; finished: number }[];
	minimum: number;
	/** More than the minimum is not told of the rest: "other". */
	anonymous: boolean;
}
