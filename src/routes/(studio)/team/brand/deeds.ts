import { fail, type RequestEvent } from '@sveltejs/kit';
import * as brands from '$lib/account/brands.server';
import { text } from '$lib/account/credentials';
import { LOGO_MOST_BYTES, pictureIn, type LogoMistake } from '$lib/account/logo';
import { m } from '$lib/i18n/paraglide/messages';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import { dress } from '$lib/survey/respond/dress';
import { draftFrom, hasMistakes, judged, PICTURED } from './draft';

const about = async ({ request, locals }: RequestEvent) => {
	if (!locals.user) throw new Problem('unknown');
	const form = await posted(request);
	return { form, team: text(form, 'team') };
};

/** The logo that came with the form, or that waits in it since it came; undefined if none did. */
async function logoIn(form: FormData): Promise<brands.Sent | { mistake: LogoMistake } | undefined> {
	const file = form.get('logo');
	const sent = file instanceof File && file.size > 0;
	if (sent && file.size > LOGO_MOST_BYTES) return { mistake: 'large' };
	const [, waiting] = /^data:image\/\w+;base64,(.+)$/.exec(text(form, 'waiting')) ?? [];
	if (!sent && !waiting) return undefined;
	const bytes = sent ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(waiting ?? '', 'base64');
	const picture = pictureIn(bytes);
	return 'mistake' in picture ? picture : { ...picture, data: Buffer.from(bytes).toString('base64') };
}

/** Saves, or shows: what cannot be saved yet comes back with all that was typed and the logo that was sent. */
export async function save(event: RequestEvent) {
	const { form, team } = await about(event);
	const typed = draftFrom((name) => text(form, name));
	const sent = await logoIn(form);
	const { look, mistakes } = judged(typed);
	const refused = sent && 'mistake' in sent ? sent.mistake : undefined;
	const logo = sent && 'mistake' in sent ? undefined : sent;
	const draft = { ...typed, waiting: logo ? `data:image/${logo.type};base64,${logo.data}` : '' };
	const shows = form.has('show') || form.has('take');
	if (look && !shows && !refused && !hasMistakes(mistakes)) {
		await brands.save(event.locals.db, team, look, draft.alt, logo ?? (draft.gone ? null : undefined));
		return { said: m.brand_saved() };
	}
	if (look) event.locals.styles = [dress(look, PICTURED)];
	return shows ? { draft } : fail(422, { draft, ...(refused && { logo: refused }) });
}

export async function clear(event: RequestEvent) {
	const { team } = await about(event);
	await brands.clear(event.locals.db, team);
	return { said: m.brand_cleared() };
}
