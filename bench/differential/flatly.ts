import { allQuestions, isPanel, type Course } from '../../src/lib/survey/course';
import type { PlannedElement } from '../../src/lib/survey/plan';
import type { LightRules } from '../../src/lib/survey/questions/question';
import { flat, flatMistakes } from '../../src/lib/survey/respond/flat';
import { isPlain } from '../../src/lib/survey/respond/plain';
import { same } from '../../src/lib/survey/same';
import { speak } from '../../src/lib/survey/speak';
import type { Finding } from './compare';

const light = Object.fromEntries(
	Object.entries(
		import.meta.glob<LightRules>('../../src/lib/survey/questions/*/light.ts', {
			eager: true,
			import: 'light'
		})
	).map(([path, rules]) => [path.split('/').at(-2) ?? '', rules])
);

/**
 * A plain survey is worked out in the page by a course of its own, which is lighter: what it says must be what the
 * whole one says, of the same answers. `theirs` is the light one here.
 */
export function flatFindings(now: Course, wrong: ReadonlyMap<string, unknown>): Finding[] {
	const { plan, rules, language } = now;
	if (!isPlain(plan)) return [];
	const lighter = flat(plan, now.answers, {
		rules: light,
		now: now.scope.now(),
		language,
		worded: (question, value) =>
			rules[question.kind]?.display(question, value, (words) => speak(words, language, () => ''), rules) ?? ''
	});
	const found: Finding[] = [];
	const differ = (name: string, ours: unknown, theirs: unknown) => {
		if (!same(ours, theirs)) found.push({ what: 'flat', name, kind: '', ours, theirs });
	};
	const visit = (part: PlannedElement) => {
		differ(part.name, now.shows(part), lighter.shows(part));
		differ(part.name, now.requires(part), lighter.requires(part));
		differ(part.name, now.say(part.title), lighter.say(part.title));
		if (isPanel(part)) part.elements.forEach(visit);
		else differ(part.name, now.enables(part), lighter.enables(part));
	};
	for (const page of plan.pages) {
		differ(page.name, now.shows(page), lighter.shows(page));
		page.elements.forEach(visit);
	}
	for (const { name } of allQuestions(plan)) differ(name, now.answers[name], lighter.answers[name]);
	const mistaken = new Set(plan.pages.flatMap((_, page) => Object.keys(flatMistakes(lighter, page))));
	// What the light rules leave unsaid, the server says; never the other way round.
	for (const name of mistaken) if (!wrong.has(name)) differ(name, 'right', 'a mistake');
	return found;
}
