import { getContext, setContext } from 'svelte';
import type { Component } from 'svelte';
import type { Fields } from './site';

/** Where a block is drawn: what `Say` and `Write` need to know of it. */
export interface Place {
	readonly block: string;
	readonly fields: Fields;
	readonly language: string;
	readonly languages: readonly string[];
	/** Where a link leads (`BlockProps.to.link`). */
	readonly link: (to: string) => string;
	/** Told when a link out of the site is followed; nowhere but on a visitor's page. */
	readonly ping?: string | undefined;
	/** In the builder: what texts are edited with, in place. Null on a visitor's page, which carries none of it. */
	readonly desk: Desk | null;
}

export interface SayProps {
	at: string;
	tag: string;
	/** What stands there, faintly, while nothing is written. */
	hint: string;
}

/** The builder's own ways to show a text, on which it can be edited. */
export interface Desk {
	say: Component<SayProps>;
	write: Component<{ at: string; hint: string }>;
}

const KEY = 'earshot:place';

/** @param place an object whose getters follow the state */
export const standAt = (place: Place): Place => setContext(KEY, place);
export const place = (): Place => getContext<Place>(KEY);

/** @returns what stands in the fields on the way `items.2.answer`; undefined where nothing does */
export function fieldAt(fields: unknown, at: string): unknown {
	return at.split('.').reduce<unknown>((here, step) => {
		if (typeof here !== 'object' || here === null) return undefined;
		return Object.hasOwn(here, step) ? Reflect.get(here, step) : undefined;
	}, fields);
}
