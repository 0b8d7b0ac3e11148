import { house } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { Crowd, Sealed } from './mixing';

/** What the database tells of invitations, and so of who answered (mixing.ts). */
export interface Facts {
	people: Pick<Sealed, 'invitation' | 'sent' | 'group' | 'crowd'>[];
	crowds: Record<string, Crowd>;
}

/** @param invitations whoever they are of; erased ones are not among the answers */
export async function read(invitations: readonly string[]): Promise<Facts> {
	const { data, error } = await house().rpc('mixing_facts', { invitations: [...invitations] });
	if (error) throw refusal(error);
	return data as unknown as Facts;
}
