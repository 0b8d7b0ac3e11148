import { pathOf } from '../expression/lookup';
import type { Tree } from '../expression/tree';
import type { PlannedChoice } from '../plan';
import type { Compiler, Source } from '../questions/question';
import { ownChoices, type ItemTree } from './choices';
import { forItem } from './conditions';

/** Choices can be carried on from a question that has them from another; longer chains are cut. */
const LONGEST_CHAIN = 10;

/** @returns a condition that holds if all of these do, or none if there are none */
export function both(...conditions: (Tree | undefined)[]): Tree | undefined {
	const given = conditions.filter((one) => one !== undefined);
	return given.length ? given.reduce((left, right) => ({ k: 'op', op: 'and', left, right })) : undefined;
}

/** @returns a condition that holds if any of these does; `undefined` if one of them is none, which always holds */
export function either(conditions: readonly (Tree | undefined)[]): Tree | undefined {
	const given = conditions.filter((one) => one !== undefined);
	if (given.length < conditions.length || !given.length) return undefined;
	return given.reduce((left, right) => ({ k: 'op', op: 'or', left, right }));
}

/**
 * @returns the choices of the question that `choicesFromQuestion` names, each shown while it is (or is not) chosen
 *   there; `undefined` if the source carries none on. What cannot be carried becomes an obstacle.
 */
export function carried(
	source: Source,
	compiler: Compiler,
	itemTree: ItemTree,
	chain = 0
): PlannedChoice[] | undefined {
	const property = 'choicesFromQuestion';
	const name = source[property];
	if (typeof name !== 'string' || !name) return undefined;
	const from = compiler.source(name);
	if (!from || from === source) {
		const facts = { property };
		compiler.obstacle({ code: 'property_unknown', facts, property, severity: 'warning' });
		return undefined;
	}
	if (!offersChoices(from) || chain > LONGEST_CHAIN) {
		const facts = { property };
		compiler.obstacle({ code: 'property_unsupported', facts, property, severity: 'error' });
		return [];
	}
	const general = itemTree(source['choicesVisibleIf'], 'choicesVisibleIf');
	const enableIf = itemTree(source['choicesEnableIf'], 'choicesEnableIf');
	const copied = carried(from, compiler, itemTree, chain + 1) ?? ownChoices(from, compiler, itemTree);
	return copied.map(({ asks: _asks, enableIf: _enabled, ...choice }) => {
		const visibleIf = both(
			choice.visibleIf,
			whenChosen(source['choicesFromQuestionMode'], from, choice.value),
			general && (forItem(general, choice.value) ?? undefined)
		);
		const enabled = enableIf && forItem(enableIf, choice.value);
		return { ...choice, ...(visibleIf ? { visibleIf } : {}), ...(enabled ? { enableIf: enabled } : {}) };
	});
}

/** What offers choices here has them written down as such, or has them from another that does. */
const offersChoices = (source: Source): boolean =>
	['choices', 'choicesFromQuestion', 'choicesMax'].some((property) => source[property] !== undefined) &&
	source['columns'] === undefined;

const keyOf = (source: Source): string => String(source['valueName'] || source['name']);

/** An answer of several is a list in which the value is; an answer of one is the value itself. */
function whenChosen(mode: unknown, from: Source, v: PlannedChoice['value']): Tree | undefined {
	if (mode !== 'selected' && mode !== 'unselected') return undefined;
	const several = MANY.has(String(from['type'])) || from['multiSelect'] === true;
	const left: Tree = { k: 'name', path: pathOf(keyOf(from)) };
	const chosen: Tree = { k: 'op', op: several ? 'contains' : 'equal', left, right: { k: 'value', v } };
	return mode === 'selected' ? chosen : { k: 'not', of: chosen };
}
const MANY = new Set(['checkbox', 'tagbox', 'ranking']);
