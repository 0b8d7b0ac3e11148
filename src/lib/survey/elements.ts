import type { Plan, PlannedElement, PlannedPage, PlannedPanel, PlannedQuestion } from './plan';

// Finding one's way in a plan.

export const isPanel = (element: PlannedElement): element is PlannedPanel => element.kind === 'panel';

/** @returns every question inside, panels included, in the order of the page; what is inside of questions is not */
export const questionsOf = (part: { elements: readonly PlannedElement[] }): PlannedQuestion[] =>
	part.elements.flatMap((element) => (isPanel(element) ? questionsOf(element) : [element]));

/** @returns every question of the survey, in order */
export const allQuestions = (plan: Plan): readonly PlannedQuestion[] => {
	const before = questions.get(plan.pages);
	if (before) return before;
	const all = plan.pages.flatMap(questionsOf);
	questions.set(plan.pages, all);
	return all;
};
/** Asked of a plan for every response; a plan is frozen, so it is worked out once. */
const questions = new WeakMap<readonly PlannedPage[], readonly PlannedQuestion[]>();

/** @returns the key under which the words for "other", or a remark, are kept */
export const remarkName = ({ name }: { name: string }): string => `${name}-Comment`;

/** @returns whether words may be kept beside the answer */
export const hasRemark = ({ choices, remark }: PlannedQuestion): boolean =>
	remark !== undefined || !!choices?.some(({ other }) => other);
