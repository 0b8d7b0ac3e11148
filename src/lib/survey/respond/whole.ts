import { readForm } from '../answers';
import { course, type Course } from '../course';
import { nextPage, previousPage, progress } from '../paging';
import type { Rules } from '../questions/question';
import { mistakesOn } from '../validation';
import type { Engine } from './engine';
import { reacted } from './reacting';

/** For surveys that are more than plain: the same course that the server works with. */
export const whole = (rules: Readonly<Record<string, Rules>>): Engine<Course> => ({
	work({ plan, language, known }, posted) {
		const given = { rules, now: new Date(), language };
		const answers = { ...known, ...readForm(plan, 'all', posted, {}, rules) };
		return course(plan, reacted(plan, answers, given) ?? answers, given);
	},
	mistakes: mistakesOn,
	next: nextPage,
	previous: previousPage,
	progress
});
