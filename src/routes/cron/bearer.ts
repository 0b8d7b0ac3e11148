import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '$lib/problem';
import { settings } from '$lib/server/settings';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Only for who knows MAIL_SECRET. Where none is set there is nothing here.
 *
 * @throws Problem `missing`, `unknown`
 */
export function mustKnowSecret({ headers }: Request): void {
	const { mailSecret } = settings();
	if (!mailSecret) throw new Problem('missing');
	const [, given = ''] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
	// Of digests, so that neither length nor beginning tells.
	if (!timingSafeEqual(digest(given), digest(mailSecret))) throw new Problem('unknown');
}
