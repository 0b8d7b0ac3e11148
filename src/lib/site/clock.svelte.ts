import { onMount } from 'svelte';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import { sayInstant } from '$lib/survey/schedule';

// Sites have no time zone of their own: whoever looks reads instants as their clocks show them. The server does not
// know these; what it draws is in UTC, and says so.
const clock = $state({ zone: 'UTC' });

/** Call once where a page begins: from then on instants are said as the clocks of whoever looks show them. */
export function keepOwnTime(): void {
	onMount(() => {
		clock.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	});
}

/** @returns the zone of whoever looks */
export const ownZone = (): string => clock.zone;

/** @returns an instant in words. @param instant ISO 8601 */
export const sayWhen = (instant: string): string => sayInstant(instant, clock.zone, getLocale());
