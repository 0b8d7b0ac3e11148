import { redirect, type RequestEvent } from '@sveltejs/kit';
import { may } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import { text } from '$lib/account/credentials';
import * as post from '$lib/mail/post-check.server';
import * as outbox from '$lib/mail/outbox.server';
import { wake } from '$lib/mail/sending.server';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import { settings } from '$lib/server/settings';

/** The settings are the product's: only who runs a team may have them tried. */
async function owner({ request, locals }: RequestEvent) {
	if (!locals.user) throw new Problem('unknown');
	const team = text(await posted(request), 'team');
	const found = (await teams.list(locals)).find(({ id }) => id === team);
	if (!found || !may(found.role, 'manage_team')) throw new Problem('forbidden');
	return { team: found.id, me: locals.user };
}

export async function check(event: RequestEvent) {
	await owner(event);
	const { mail } = settings();
	return mail ? { checked: true, trouble: await post.check(mail) } : { checked: false, trouble: null };
}

/** Through the outbox, as every letter goes. */
export async function test(event: RequestEvent) {
	const { team, me } = await owner(event);
	if (!me.email) throw new Problem('invalid');
	const name: unknown = me.user_metadata['name'];
	const facts = { name: typeof name === 'string' ? name : '', $test: '1' };
	const language = event.locals.locale === 'zh-CN' ? 'zh-cn' : 'en';
	const letter = { team, campaign: null, letter: 'trial', address: me.email, language, facts };
	const [id] = await outbox.enqueue([letter]);
	wake();
	redirect(303, `/team/post/${id}`);
}
