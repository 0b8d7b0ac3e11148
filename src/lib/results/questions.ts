import { allQuestions, remarkName } from '$lib/survey/course';
import type { Plan, PlannedChoice, PlannedQuestion } from '$lib/survey/plan';
import type { RulesByKind } from '$lib/survey/questions/question';
import type { Bounds } from './metrics/metric';

/** What a board needs to know of a survey's versions. */
export interface Outline {
	/** Languages of the live version, the default first. */
	languages: string[];
	headline: string | null;
	/** Questions of the live version, in their order. */
	live: PlannedQuestion[];
	/** Names of calculated values that are kept with the answers. */
	calculated: string[];
	/** Questions that only earlier versions asked, latest version first. */
	earlier: PlannedQuestion[];
}

/**
 * @param plans of all versions, the live one first, then newest first
 * @returns what there is to show. A question that kept its name is one question: it has the live version's
 *   words, and the choices that only earlier versions offered stand after its own
 */
export function outline(plans: readonly Plan[]): Outline {
	const byName = new Map<string, { question: PlannedQuestion; live: boolean }>();
	plans.forEach((plan, age) => {
		for (const question of allQuestions(plan)) {
			if (question.display) continue;
			const known = byName.get(question.name);
			if (known) known.question = withChoicesOf(known.question, question);
			else byName.set(question.name, { question, live: age === 0 });
		}
	});
	const all = [...byName.values()];
	return {
		languages: plans[0]?.languages ?? ['en'],
		headline: plans[0]?.headline ?? null,
		calculated: [
			...new Set(
				plans.flatMap(({ calculated }) => calculated.filter(({ kept }) => kept).map(({ name }) => name))
			)
		],
		live: all.filter(({ live }) => live).map(({ question }) => question),
		earlier: all.filter(({ live }) => !live).map(({ question }) => question)
	};
}

function withChoicesOf(question: PlannedQuestion, older: PlannedQuestion): PlannedQuestion {
	const { choices } = question;
	// Tokens are texts, so 1 and '1' are counted as one and must not be shown as two.
	const has = (choice: PlannedChoice) => choices?.some((one) => String(one.value) === String(choice.value));
	const gone = older.choices?.filter((choice) => !has(choice)) ?? [];
	return choices && gone.length ? { ...question, choices: [...choices, ...gone] } : question;
}

/** @returns the keys of answers that hold what people wrote: free texts, and words to "other" */
export function textsOf({ live, earlier }: Outline, rules: RulesByKind): string[] {
	return [...live, ...earlier].flatMap((question) => {
		if (rules[question.kind]?.measure(question) === 'text') return [question.name];
		return question.choices?.some(({ other }) => other) ? [remarkName(question)] : [];
	});
}

/** @returns lowest and highest number among the choices, where all are numbers */
export function boundsOf({ choices }: PlannedQuestion): Bounds | null {
	const numbers = choices?.map(({ value }) => value).filter((value) => typeof value === 'number') ?? [];
	if (!choices?.length || numbers.length < choices.length) return null;
	return { min: Math.min(...numbers), max: Math.max(...numbers) };
}
