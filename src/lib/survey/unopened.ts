import { standing, type Course, type Entry } from './course';
import { freshEntry, type Holding } from './entries';

/** Stands for the key of an entry in what is drawn to be copied: `items::__::price`. */
export const UNOPENED = '__';

/** @returns the entry that a list would get next, as a page draws it to be copied */
export function unopened(now: Course, question: Holding, entries: readonly Entry[]): Entry {
	const { inside } = question;
	const called = inside.called ?? 'row';
	const place = entries.length + (called === 'row' ? 1 : 0);
	const opened = {
		key: UNOPENED,
		record: freshEntry(
			question,
			entries.map(({ record }) => record)
		),
		local: { [`${called}index`]: place, [`visible${called}index`]: place }
	};
	const { stage, scope } = now.stage.begun(inside, opened, now.scope);
	for (let pass = 0; pass < 3 && stage.work(scope); pass++);
	return { ...opened, elements: inside.elements, now: standing(stage, now.values, scope) };
}
