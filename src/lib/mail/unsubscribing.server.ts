import { Problem } from '$lib/problem';
import { house, ownKey } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { CAMPAIGN_KINDS, type CampaignKind } from './campaign';
import { idIn } from './token';

/** What somebody can be spared: letters about one survey, of one kind, or all of a team. */
export const SCOPES = ['post', 'kind', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** The letter by which they came. */
export interface About {
	letter: string;
	team: string;
	/** Null: a letter of no campaign. */
	survey: string | null;
	kind: CampaignKind | null;
	language: string;
	invitation: string | null;
	/** Whether there is still somebody to spare. */
	known: boolean;
	spared: Scope[];
}

/** Whose letters are watched for machines: those of the invitation, whatever is opened of them. */
export const holderOf = ({ invitation, letter }: About): string => invitation ?? letter;

/** @throws Problem `missing` for a link that the house did not send */
function letterOf(token: string): string {
	const letter = idIn(ownKey('mail links'), 'unsubscribe', token);
	if (!letter) throw new Problem('missing');
	return letter;
}

/**
 * What the letter behind a link was about. Reading changes nothing.
 *
 * @returns null where the letter has been forgotten
 */
export async function about(token: string): Promise<About | null> {
	const letter = letterOf(token);
	const { data, error } = await house().rpc('letter_about', { letter });
	if (error) throw refusal(error);
	if (!data) return null;
	const found = data as unknown as Omit<About, 'letter' | 'kind'> & { kind: string | null };
	return { ...found, letter, kind: CAMPAIGN_KINDS.find((one) => one === found.kind) ?? null };
}

/** Spares them letters from now on. Once more is harmless. @param way `header`: a mail program did it for them (RFC 8058) */
export async function spare(token: string, scope: Scope, way: 'page' | 'header'): Promise<void> {
	const { error } = await house().rpc('unsubscribe', { letter: letterOf(token), scope, way });
	if (error) throw refusal(error);
}

/** It was a mistake. */
export async function undo(token: string): Promise<void> {
	const { error } = await house().rpc('subscribe_again', { letter: letterOf(token) });
	if (error) throw refusal(error);
}
