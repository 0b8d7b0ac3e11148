import { USUAL, type Brand, type Look } from '../account/brand';
import { hexFrom } from '../account/colour';
import { dress } from '../survey/respond/dress';
import type { Theme } from './site';

/**
 * The look of a site: its team's, or with an accent of its own. Whether it can be read is said by `faint`.
 * @returns null for the house's own look
 */
export function lookOf(theme: Theme, brand: Look | null): Look | null {
	if (theme.look === 'brand') return brand;
	const accent = theme.look === 'own' ? hexFrom(theme.accent) : null;
	return accent ? { ...(brand ?? USUAL), accent } : null;
}

/**
 * The style of a site, for a `<style>` of its own. Nothing in it is a person's word.
 * @param selector what is dressed, where that is not the whole page: the canvas of the builder
 */
export function styleOf(theme: Theme, brand: Brand | null, selector?: string): string {
	const look = lookOf(theme, brand);
	return look ? dress(look, selector) : '';
}
