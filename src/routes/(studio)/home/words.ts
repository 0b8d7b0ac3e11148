import { m } from '$lib/i18n/paraglide/messages';
import type { Step } from '$lib/survey/posts';

/** The words of a step, one by one, so that a browser gets these and no others. */
export const stepWord: Record<Step['word'], () => string> = {
	publish: m.home_step_publish,
	republish: m.home_step_republish,
	share: m.home_step_share,
	board: m.home_step_board,
	reopen: m.home_step_reopen,
	extend: m.home_step_extend,
	read: m.home_step_read
};
