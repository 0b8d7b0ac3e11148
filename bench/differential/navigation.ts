import type { SurveyModel } from 'survey-core';
import { admit } from '../../src/lib/survey/answers';
import { questionsOf } from '../../src/lib/survey/course';
import { firstPage, nextPage, previousPage } from '../../src/lib/survey/paging';
import { mistakesOn } from '../../src/lib/survey/validation';
import { storedFindings, type Finding } from './compare';
import type { Standing } from './standing';

const finding = (what: string, name: string, ours: unknown, theirs: unknown): Finding[] => [
	{ what, name, kind: '', ours, theirs }
];

/** Page by page from the first to the end, as far as nothing is wrong; a step back and forth after each. */
export function navigated(model: SurveyModel, standing: Standing): Finding[] {
	// Pages of survey-core that are made for showing (a question each, all in one) have no counterpart to compare.
	const paged =
		model.questionsOnPageMode === 'standard' &&
		model.pages.length === standing.plan.pages.length &&
		model.state === 'running';
	return (paged ? along(model, standing) : []) ?? completed(model, standing);
}

/** @returns what differs; null at the end of the way, where all may be sent */
function along(model: SurveyModel, { now, plan }: Standing): Finding[] | null {
	model.currentPage = model.visiblePages[0];
	let page = firstPage(now);
	for (let turn = 0; turn <= plan.pages.length; turn++) {
		if (page === undefined || !model.currentPage) return null;
		const there = model.pages.indexOf(model.currentPage);
		if (there !== page) return finding('page', nameAt(plan, page), page, there);
		if (Object.keys(mistakesOn(now, page)).length) return [];
		const next = nextPage(now, page);
		if (model.isLastPage)
			return next === undefined ? null : finding('page', nameAt(plan, page), next, 'the last');
		// survey-core waits for a question to be drawn before it can be gone to again.
		Object.assign(model, { focusingQuestionInfo: undefined });
		const went = model.nextPage();
		if (next === undefined)
			return model.state === 'completed' ? [] : finding('page', nameAt(plan, page), 'the last', went);
		if (model.state === 'completed') return finding('page', nameAt(plan, page), next, 'completed');
		const back = previousPage(now, next);
		const arrived = model.currentPage;
		model.prevPage();
		const before = model.pages.indexOf(model.currentPage);
		if (before !== back) return finding('page', nameAt(plan, next), `back to ${back}`, `back to ${before}`);
		model.currentPage = arrived;
		page = next;
	}
	return null;
}

const nameAt = (plan: Standing['plan'], page: number): string =>
	questionsOf(plan.pages[page] ?? { elements: [] })[0]?.name ?? '';

/** What is stored in the end, where nothing is wrong any more. */
function completed(model: SurveyModel, { plan, now, given }: Standing): Finding[] {
	const through = admit(plan, now.answers, given);
	if (through.trouble) return finding('completed', '', through.trouble.code, '');
	if (Object.keys(through.mistakes).length) return [];
	model.doComplete();
	return storedFindings('completed', plan, through.answers, model.data);
}
