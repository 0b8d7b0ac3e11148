import { Problem } from '$lib/problem';
import { outbox } from '$lib/server/door';
import type { KeptLetter } from '$lib/server/embedded/outbox';
import { seesOutbox } from './local';
import type { PageServerLoad } from './$types';

const links = (text: string) => [...new Set(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])];

/** Its HTML is a document of its own: letter/+server.ts. */
const shown = ({ html: _, ...letter }: KeptLetter) => ({ ...letter, links: links(letter.text) });

export const load: PageServerLoad = (event) => {
	if (!seesOutbox(event)) throw new Problem('missing');
	event.setHeaders({ 'cache-control': 'no-store' });
	const letters = outbox.list();
	const wanted = event.url.searchParams.get('letter');
	const found = letters.find(({ id }) => id === wanted) ?? letters[0];
	return {
		letters: letters.map(({ id, to, subject, sent }) => ({ id, to, subject, sent: new Date(sent) })),
		letter: found ? shown(found) : null
	};
};
