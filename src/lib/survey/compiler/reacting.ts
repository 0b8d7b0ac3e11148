import { questionsOf } from '../elements';
import type { Plan, PlannedElement, PlannedPage, PlannedQuestion, PlannedTrigger } from '../plan';

/** Whether it matters in which order answers come. */
export function reacts(pages: readonly PlannedPage[], triggers: readonly PlannedTrigger[]): boolean {
	const changes = (question: PlannedQuestion): boolean =>
		!!(question.startsWith ?? question.sets ?? question.resetsIf) ||
		(question.inside ? questionsOf(question.inside).some(changes) : false);
	return (
		triggers.some(({ does }) => does === 'set' || does === 'copy' || does === 'run') ||
		pages.flatMap(questionsOf).some(changes)
	);
}

/** Whether something is forgotten while it is hidden, and begins anew when it is shown again. */
export function comesBack(
	{ forgetsHidden }: Pick<Plan, 'forgetsHidden'>,
	pages: readonly PlannedPage[]
): boolean {
	const begins = (part: PlannedPage | PlannedElement, hides = false): boolean =>
		'elements' in part
			? part.elements.some((one) => begins(one, hides || !!part.visibleIf))
			: (hides || !!part.visibleIf) && part.initial !== undefined;
	return !!forgetsHidden && pages.some((page) => begins(page));
}
