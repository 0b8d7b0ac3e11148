import { stylesFor } from '$lib/survey/respond/dress';
import { freshLink } from '$lib/survey/respond/fresh';
import type { Door } from '$lib/survey/versions.server';

type Around = Pick<Door, 'sharing' | 'brand'>;

/**
 * What every page of a survey has around what it says: who may frame it, the team's look, and whether it stands on a
 * shared device.
 *
 * @param locals are told for the headers
 */
export function dressed(
	slug: string,
	{ sharing, brand }: Around,
	query: URLSearchParams,
	locals: App.Locals
) {
	locals.frames = sharing.frames;
	locals.styles = stylesFor(brand);
	return {
		brand,
		framed: sharing.frames.length > 0,
		fresh: sharing.kiosk ? freshLink(slug, query) : null
	};
}
