import * as brands from '$lib/account/brands.server';
import { house, letterLink, send, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { compile } from './letters/compile.server';
import { fill } from './letters/fill';
import { letters } from './letters/registry';

// Letters to who works here: the way into a team, and the digest. A way in holds a secret, so it leaves at once instead
// of waiting in the outbox, where it could be read.

interface Way {
	to: string;
	/** Who invites, as they are called. */
	inviter: string;
	/** With its token. */
	link: string;
	/** `en` or `zh-cn`. */
	language: string;
}

/** Sends somebody the link into a team. @throws Problem `unavailable` where no letter leaves */
export async function invite(
	team: { id: string; name: string },
	{ to, inviter, link, language }: Way
): Promise<void> {
	const letter = letters['member'];
	const words = letter?.words[language] ?? letter?.words['en'];
	if (!letter || !words) throw new Error('there is no letter to members');
	const made = await compile(letter, {
		language,
		words,
		brand: await brands.find(house(), team.id),
		facts: { team: team.name, origin: letterLink('/').replace(/\/$/, '') },
		question: null,
		anonymous: false
	});
	const { subject, html, text } = fill(made, { inviter, $link: link });
	await send({ to, subject, html, text });
}

/** Whether a team must not write to somebody: they asked for it, or letters come back. @param key of `addressFrom` */
export async function isBarred(team: string, key: string): Promise<boolean> {
	const { data, error } = await house().rpc('why_barred', { team, key });
	if (error) throw refusal(error);
	return data !== null;
}

/** Whether the asker gets the digest of a team. */
export async function wishesDigest(db: Client, team: string): Promise<boolean> {
	const { data, error } = await db.from('digest_wishes').select('team_id').eq('team_id', team).maybeSingle();
	if (error) throw refusal(error);
	return data !== null;
}

/** From next Monday on, or no more. @param speaks `en` or `zh-cn` */
export async function wishDigest(db: Client, team: string, wanted: boolean, speaks: string): Promise<void> {
	const { error } = await db.rpc('wish_digest', { team, wanted, speaks });
	if (error) throw refusal(error);
}
