import { fail } from '@sveltejs/kit';
import { posted } from '$lib/server/form';
import { textIn } from '$lib/site/blocks/held';
import * as sites from '$lib/site/sites.server';
import { wallsOn } from '$lib/site/walls';
import * as walls from '$lib/site/walls.server';
import { refused } from '../../../surveys/[id]/refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { document } = await sites.read(locals.db, params.id);
	return { walls: await walls.moderated(locals.db, params.id, wallsOn(document), locals.locale) };
};

export const actions: Actions = {
	let: async ({ request, locals, params }) => {
		const form = Object.fromEntries(await posted(request));
		// As the form carries them: a browser sends line ends of its own.
		const words = textIn(form, 'words').replace(/\r\n?/g, '\n').replaceAll('\0', '');
		const comment = { survey: textIn(form, 'survey'), question: textIn(form, 'question'), words };
		// It may have gone from the board in between.
		if (await refused(walls.letThrough(locals.db, params.id, comment), 'missing'))
			return fail(404, { gone: true });
		return { let: true };
	},
	back: async ({ request, locals, params }) => {
		const form = Object.fromEntries(await posted(request));
		const back = walls.takeBack(locals.db, params.id, textIn(form, 'comment'));
		return (await refused(back, 'missing')) ? fail(404, { gone: true }) : { back: true };
	}
};
