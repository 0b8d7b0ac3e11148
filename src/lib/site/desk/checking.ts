import { faint, type Brand } from '$lib/account/brand';
import { obstacles, type SiteFacts } from '../obstacles';
import type { Obstacle } from '../publication';
import { lookOf } from '../theme';
import type { Desk } from './desk.svelte';

/** What the server said of the team when the page was opened, as a page can be sent it. */
export interface Known {
	pictures: readonly string[];
	files: readonly string[];
	surveys: readonly { id: string; live: boolean; questions: readonly string[] }[];
}

/** @returns what is in the way of publishing the site as it stands on the desk */
export function check(desk: Desk, known: Known, brand: Brand | null): Obstacle[] {
	const look = lookOf(desk.site.theme, brand);
	const facts: SiteFacts = {
		pictures: new Set([...known.pictures, ...desk.came.pictures]),
		files: new Set([...known.files, ...desk.came.files]),
		surveys: new Map(known.surveys.map((one) => [one.id, one])),
		faint: look ? faint(look) : []
	};
	return obstacles(desk.site, desk.parts.kinds, facts);
}
