import { isPanel } from '$lib/survey/elements';
import type { Plan, PlannedElement, PlannedQuestion } from '$lib/survey/plan';

/**
 * The question that a letter may hold: the first that everybody is asked who opens the survey. Where it depends on
 * something, or is not on the first page, a letter has a button instead.
 *
 * @returns null where no question is sure to be the first
 */
export function firstQuestion(plan: Plan): PlannedQuestion | null {
	const [page] = plan.pages;
	return page && !page.visibleIf ? (firstOf(page.elements) ?? null) : null;
}

/** @returns null where it depends on something; undefined where nothing is asked */
function firstOf(elements: readonly PlannedElement[]): PlannedQuestion | null | undefined {
	for (const element of elements) {
		if (element.visibleIf) return null;
		if (isPanel(element)) {
			const inside = firstOf(element.elements);
			if (inside !== undefined) return inside;
		} else if (!element.display) {
			// What is worked out, brought along or shown with its answer is asked of nobody.
			return element.enableIf || element.readOnly || element.worked ? null : element;
		}
	}
	return undefined;
}
