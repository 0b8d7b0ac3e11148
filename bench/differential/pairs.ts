import {
	type Question,
	type QuestionMatrixDropdownModelBase,
	type QuestionPanelDynamicModel,
	type SurveyModel
} from 'survey-core';
import { questionsOf, type Course, type Entry } from '../../src/lib/survey/course';
import type { PlannedQuestion } from '../../src/lib/survey/plan';

/** A question of ours beside survey-core's, wherever it stands. */
export interface Pair {
	ours: PlannedQuestion;
	/** The course that it is part of. */
	now: Course;
	/** Keys and places from the top. */
	path: (string | number)[];
	theirs: Question;
	/** It stands in a column that is not shown. */
	columnHidden?: true;
	/** The entries around it, as mistakes name them. */
	place: string;
}

interface PanelLike {
	panels: { getQuestionByName(name: string): Question | null }[];
	visiblePanels?: { getQuestionByName(name: string): Question | null }[];
}
interface RowsLike {
	visibleRows: {
		rowName?: unknown;
		getQuestionByName?(name: string): Question | null;
		getQuestionByColumnName?(name: string): Question | null;
	}[];
}
interface ItemsLike {
	items: { name: string; editor: Question }[];
}

const isPanels = (question: object): question is PanelLike & QuestionPanelDynamicModel =>
	'panels' in question;
const isRows = (question: object): question is RowsLike & QuestionMatrixDropdownModelBase =>
	'visibleRows' in question && 'columns' in question;
const isItems = (question: object): question is ItemsLike & object =>
	'items' in question && Array.isArray(question.items);

/** @returns every question that both have and that is no display, those inside of others included */
export function pairsOf(model: SurveyModel, now: Course): Pair[] {
	const byName = new Map<string, Question>();
	for (const question of model.getAllQuestions()) {
		const name = question.getValueName();
		if (!byName.has(name)) byName.set(name, question);
	}
	return now.plan.pages
		.flatMap((page) => questionsOf(page))
		.flatMap((ours) => {
			const theirs = byName.get(ours.name);
			return theirs ? pairWith({ ours, now, theirs, path: [ours.name], place: '' }) : [];
		});
}

function pairWith(pair: Pair): Pair[] {
	const { ours, now, theirs, path, place } = pair;
	const shape = ours.inside?.shape;
	const entries = now.entries(ours);
	const inner = entries.flatMap((entry, index) => {
		const shown = entries.slice(0, index).filter(({ hidden }) => !hidden).length;
		const key = shape === 'record' ? [] : shape === 'rows' ? [String(entry.row?.value)] : [index];
		return questionsOf(entry).flatMap((question) => {
			const found = innerOf(theirs, entry, index, shown, question.name);
			return found
				? pairWith({
						ours: question,
						now: entry.now,
						theirs: found,
						...(inHiddenColumn(theirs, question.name) && { columnHidden: true as const }),
						path: [...path, ...key, question.name],
						place: `${place}${ours.name}::${entry.key}::`
					})
				: [];
		});
	});
	return [pair, ...inner];
}

/** @param shown its place among the entries that are shown: survey-core has no other rows */
function innerOf(
	theirs: Question,
	entry: Entry,
	index: number,
	shown: number,
	name: string
): Question | null {
	if (isItems(theirs)) return theirs.items.find((item) => item.name === name)?.editor ?? null;
	if (isPanels(theirs)) return theirs.panels[index]?.getQuestionByName(name) ?? null;
	if (!isRows(theirs) || theirs.getType() === 'matrix') return null;
	const rows = theirs.visibleRows ?? [];
	const row = entry.row
		? rows.find(({ rowName }) => String(rowName) === String(entry.row?.value))
		: entry.hidden
			? undefined
			: rows[shown];
	return row?.getQuestionByName?.(name) ?? row?.getQuestionByColumnName?.(name) ?? null;
}

const inHiddenColumn = (theirs: Question, name: string): boolean =>
	isRows(theirs) &&
	theirs.columns.some((column) => column.name === name) &&
	!theirs.visibleColumns.some((column) => column.name === name);
