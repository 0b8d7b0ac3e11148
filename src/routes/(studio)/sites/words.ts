import { m } from '$lib/i18n/paraglide/messages';
import type { Step } from '$lib/site/standing';

/** The words of a step, one by one, so that a browser gets these and no others. */
export const stepWord: Record<Step['word'], () => string> = {
	decide: m.sites_step_decide,
	waiting: m.sites_step_waiting,
	publish: m.home_step_publish,
	republish: m.home_step_republish,
	again: m.sites_step_again,
	when: m.sites_step_when,
	read: m.sites_step_read
};
