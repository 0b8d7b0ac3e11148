import type { Site, State } from './sites.server';

// What the studio says of a site in its list: how its state looks, and what is to be done next.

/** How a state's dot looks (`tone` of ui/State); the word beside it says the same. */
export type Tone = 'good' | 'accent' | 'warn' | 'quiet';

const TONES: Readonly<Record<State, Tone>> = {
	draft: 'quiet',
	live: 'good',
	scheduled: 'accent',
	unpublished: 'warn',
	archived: 'quiet'
};

export const toneOf = (state: State): Tone => TONES[state];

type Standing = Pick<Site, 'id' | 'slug' | 'state' | 'role' | 'changed' | 'request' | 'fourEyes'>;

/** Whether the asker may build sites: a viewer reads them and no more. */
export const builds = ({ role }: Pick<Site, 'role'>): boolean => role !== 'viewer';

/** Whether the asker puts things before readers by themselves: where four eyes are wanted, editors ask. */
export const publishes = ({ role, fourEyes }: Pick<Site, 'role' | 'fourEyes'>): boolean =>
	role === 'owner' || (role === 'editor' && !fourEyes);

/** The words are `sites_step_<word>`. */
export interface Step {
	word: 'decide' | 'waiting' | 'publish' | 'republish' | 'again' | 'when' | 'read';
	href: string;
}

/** @returns what a person would do next with the site; null where there is nothing for them */
export function nextStep(site: Standing): Step | null {
	const publish = `/sites/${site.id}/publish`;
	const read: Step = { word: 'read', href: `/m/${site.slug}` };
	if (site.state === 'archived') return null;
	if (!builds(site)) return site.state === 'live' ? read : null;
	if (site.request) return { word: site.role === 'owner' ? 'decide' : 'waiting', href: `${publish}#asked` };
	if (site.state === 'draft') return { word: 'publish', href: publish };
	if (site.state === 'unpublished') return { word: 'again', href: `${publish}#state` };
	if (site.changed) return { word: 'republish', href: publish };
	return site.state === 'scheduled' ? { word: 'when', href: `${publish}#planned` } : read;
}

/** Where its name leads: a viewer has nowhere to go before it is published. */
export function entrance(site: Pick<Site, 'id' | 'slug' | 'state' | 'role'>): string | null {
	if (builds(site)) return `/sites/${site.id}/edit`;
	return site.state === 'live' ? `/m/${site.slug}` : null;
}
