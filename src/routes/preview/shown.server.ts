import type { RequestEvent } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { attachment } from '$lib/results/exports/sheet';
import { kinds } from '$lib/site/blocks/registry';
import { scripts } from '$lib/site/blocks/scripts/registry';
import * as files from '$lib/site/files.server';
import * as pictures from '$lib/site/pictures.server';
import { previewOf, type Previewed, type Shown } from '$lib/site/preview';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { pickLanguage } from '$lib/survey/speak';
import { wanted } from '../s/[slug]/wanted';

type Here = Pick<RequestEvent, 'url' | 'request' | 'locals' | 'setHeaders'>;

/** Nobody keeps it and nobody lists it: what it shows may be taken back. */
export const UNKEPT = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };

/**
 * A page of a site that is not on air, or not yet as it is shown here: in the reader's language, with no script but
 * those of its blocks, as `/m/` has it.
 * @param base address of the site here
 * @param page what stands behind it
 */
export function show(event: Here, site: Previewed, base: string, page: string): Shown {
	const { url, request, locals, setHeaders } = event;
	const { languages } = site.document;
	const wish = url.searchParams.get('lang') ?? '';
	const language = pickLanguage({ languages: [...languages] }, wanted(url, request));
	const asked = languages.includes(wish) ? wish : '';
	const path = page.replace(/\/+$/, '');
	const shown = previewOf(site, { base, path, language, asked, origin: url.origin }, kinds);
	locals.document = { lang: tagOf(language), dir: directionOf(language) };
	locals.scripts = shown.scripts.map((one) => scripts[one]?.code ?? '');
	locals.styles = shown.style ? [shown.style] : [];
	setHeaders(UNKEPT);
	return shown;
}

const SANDBOXED = { ...UNKEPT, 'content-security-policy': "default-src 'none'; sandbox" };
const PICTURE = /^([0-9a-f-]{36})-(\d{1,4})\.webp$/;
const FILE = /^[0-9a-f-]{36}$/;

/** A picture that the site shows. Whoever asks has been let in. @throws Problem `missing` */
export async function picture(site: string, name: string): Promise<Response> {
	const [, id, width] = PICTURE.exec(name) ?? [];
	if (!id || !width) throw new Problem('missing');
	const { bytes, type } = await pictures.open(site, id, Number(width));
	return new Response(bytes, { headers: { ...SANDBOXED, 'content-type': type } });
}

/** A file that the site offers, whole. Whoever asks has been let in. @throws Problem `missing` */
export async function file(site: string, id: string): Promise<Response> {
	if (!FILE.test(id)) throw new Problem('missing');
	const found = await files.open(site, id);
	if (found === 'beyond') throw new Problem('missing');
	const played = ['audio', 'video', 'captions'].includes(found.kind);
	return new Response(found.bytes, {
		headers: {
			...SANDBOXED,
			'content-type': found.type,
			'content-length': String(found.size),
			...(!played && { 'content-disposition': attachment(found.name) })
		}
	});
}
