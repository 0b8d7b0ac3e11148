import { fail, type RequestEvent } from '@sveltejs/kit';
import { judge } from '../../a/[ballot]/there.server';
import * as ballots from '$lib/mail/ballots.server';
import * as unsubscribing from '$lib/mail/unsubscribing.server';
import { Problem } from '$lib/problem';
import { formOf } from '$lib/survey/respond/body';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import type { Actions, PageServerLoad } from './$types';

/** Opening it changes nothing: scanners open every link. */
export const load: PageServerLoad = async ({ params, request, locals, setHeaders }) => {
	const about = await unsubscribing.about(params.token);
	setHeaders({ 'cache-control': 'private, no-store' });
	const trap = `/u/${params.token}/machine`;
	const language = about?.language ?? (locals.locale === 'zh-CN' ? 'zh-cn' : 'en');
	locals.document ??= { lang: tagOf(language), dir: directionOf(language) };
	if (!about?.known) return { language, about: null, note: '', trap };
	const holder = unsubscribing.holderOf(about);
	if (request.method !== 'POST') ballots.presence.opened(holder, 'unsubscribe', request.method === 'HEAD');
	const { team, survey, kind, spared } = about;
	return { language, about: { team, survey, kind, spared }, note: ballots.note(holder).note, trap };
};

/** Somebody pressed; or something did. @returns what to ask where that is not clear */
async function pressed({ params, request }: RequestEvent<{ token: string }>) {
	const form = await formOf(request);
	const about = await unsubscribing.about(params.token);
	if (!about?.known) throw new Problem('missing');
	return { form, there: await judge(unsubscribing.holderOf(about), form) };
}

export const actions: Actions = {
	default: async (event) => {
		const { form, there } = await pressed(event);
		if (there !== 'yes') return fail(409, { there });
		if (form.get('undo')) {
			await unsubscribing.undo(event.params.token);
			return { undone: true };
		}
		const scope = unsubscribing.SCOPES.find((one) => one === form.get('scope'));
		if (!scope) throw new Problem('invalid');
		await unsubscribing.spare(event.params.token, scope, 'page');
		return { scope };
	}
};
