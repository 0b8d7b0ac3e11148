import { SurveyModel, settings, type Question } from 'survey-core';
import { hasRemark, starting, type Given } from '../../src/lib/survey/course';
import type { Definition } from '../../src/lib/survey/definition';
import { freshEntry } from '../../src/lib/survey/entries';
import type { Plan } from '../../src/lib/survey/plan';
import { opensOther } from '../../src/lib/survey/questions/choice';
import { answerTo, asFormed } from './answering';
import { comparing, type Difference, type Finding } from './compare';
import { any, dice, type Roll } from './dice';
import { Listing } from './listing';
import { navigated } from './navigation';
import { pairsOf, type Pair } from './pairs';
import { Standing } from './standing';

// Only where a page is left, as here; SurveyJS's own default is to jump while one types.
settings.triggers.executeSkipOnValueChanged = false;

/**
 * One random walk through a survey, side by side with survey-core: the same answers to the same questions, and a
 * comparison after every step; at last, page by page to the end. It ends at the first difference that is not listed.
 *
 * @param steps how many answers are given at most
 * @param never names of questions whose default no answer of theirs can be
 */
export function walk(
	definition: Definition,
	plan: Plan,
	given: Given,
	{ seed, steps, never }: { seed: number; steps: number; never: readonly string[] }
): { steps: number; differences: Difference[] } {
	const model = new SurveyModel(structuredClone(definition));
	// An answer that is wrong stays where it is, with its mistake; so does every form.
	model.checkErrorsMode = 'onNextPage';
	const side = new Side(model, plan, given, dice(seed), new Listing(plan, given, definition, never));
	try {
		let done = 0;
		while (side.agrees(comparing)) {
			if (done < steps && side.step()) done++;
			else {
				side.agrees(navigated);
				break;
			}
		}
		return { steps: done, differences: side.differences };
	} finally {
		model.dispose();
	}
}

class Side {
	readonly differences: Difference[] = [];
	readonly #said: string[] = [];
	readonly #standing: Standing;

	constructor(
		readonly model: SurveyModel,
		plan: Plan,
		readonly given: Given,
		readonly roll: Roll,
		readonly listing: Listing
	) {
		this.#standing = new Standing(plan, starting(plan), given);
	}

	/** Takes down what the two differ in. @returns whether to go on: nothing unlisted was found */
	agrees(compared: (model: SurveyModel, standing: Standing) => Finding[]): boolean {
		for (const finding of this.listing.sorted(compared(this.model, this.#standing), this.#standing.now)) {
			const known = this.differences.some(
				({ what, name, listed }) => what === finding.what && name === finding.name && listed
			);
			if (known && finding.listed) continue;
			this.differences.push({ ...finding, steps: [...this.#said] });
			if (!finding.listed) return false;
		}
		return true;
	}

	/** Gives one answer on both sides. @returns whether there was anything to answer */
	step(): boolean {
		const pairs = pairsOf(this.model, this.#standing.now).filter(
			({ ours, now, theirs }) =>
				!ours.display && !ours.worked && now.shows(ours) && now.enables(ours) && !theirs.isReadOnly
		);
		const pair = any(pairs, this.roll);
		if (!pair) return false;
		if (pair.ours.inside?.shape === 'list') this.#count(pair);
		else if (!pair.ours.inside && !this.#remark(pair)) {
			const value = asFormed(pair.ours, answerTo(pair.ours, pair.now, this.roll), this.given.rules);
			this.#said.push(`${pair.path.join('.')} = ${JSON.stringify(value) ?? 'nothing'}`);
			pair.theirs.value = structuredClone(value);
			this.#standing.change(pair.path, value, pair.ours);
		}
		return true;
	}

	/** The words for "other", or beside an answer: now and then written, changed or taken away. */
	#remark({ ours, now, path, theirs }: Pair): boolean {
		const value = now.answers[ours.name];
		if (!hasRemark(ours) || (ours.remark === undefined && !opensOther(ours, value)) || this.roll(2))
			return false;
		const words = any(['words', 'other words', undefined], this.roll);
		this.#said.push(`${path.join('.')}-Comment = ${JSON.stringify(words) ?? 'nothing'}`);
		if (opensOther(ours, value) && ours.remark === undefined)
			Object.assign(theirs, { otherValue: words ?? '' });
		else theirs.comment = words ?? '';
		this.#standing.change([...path.slice(0, -1), `${ours.name}-Comment`], words);
		return true;
	}

	/** One entry more, or one less. */
	#count({ ours, path, theirs, now }: Pair): void {
		const inside = ours.inside;
		if (!inside) return;
		const entries = now.entries(ours).map(({ record }) => record);
		const list: Adding = theirs;
		const more = this.roll(2) === 0;
		const rows = list.visibleRows;
		// Only what is shown can be taken away.
		const shown = now.entries(ours).flatMap(({ hidden }, index) => (hidden ? [] : [index]));
		if (more && entries.length < Math.min(inside.max, 6) && (list.canAddRow ?? list.canAddPanel)) {
			(list.addRow ?? list.addPanel)?.call(theirs);
			this.#said.push(`${path.join('.')} one more`);
			this.#standing.change(path, [...entries, freshEntry({ ...ours, inside }, entries)]);
		} else if (
			!more &&
			entries.length > inside.min &&
			shown.length > 0 &&
			(rows ? list.canRemoveRows && list.canRemoveRow?.(rows[0]) : list.canRemovePanel)
		) {
			const among = this.roll(shown.length);
			const place = shown[among] ?? 0;
			(list.removeRow ?? list.removePanel)?.call(theirs, among);
			this.#said.push(`${path.join('.')} without ${place}`);
			this.#standing.change(path, entries.toSpliced(place, 1));
		}
	}
}

/** What lists of survey-core have in common. */
interface Adding extends Partial<Question> {
	addRow?: () => void;
	removeRow?: (at: number) => void;
	canAddRow?: boolean;
	canRemoveRows?: boolean;
	canRemoveRow?: (row: unknown) => boolean;
	addPanel?: () => void;
	removePanel?: (at: number) => void;
	canAddPanel?: boolean;
	canRemovePanel?: boolean;
	visibleRows?: unknown[];
}

export type { Difference };
