import { isPart, type Part } from '../definition';
import { namesIn } from '../expression/references';
import type { Tree } from '../expression/tree';
import type { PlannedTrigger } from '../plan';
import { treeOf, type Known } from './conditions';
import { brief, type Say } from './notes';

/** SurveyJS's older way of writing a condition: a name, an operator and a value. */
function conditionOf(part: Part): unknown {
	if (part['expression']) return part['expression'];
	const { name, operator = 'equal', value } = part;
	if (typeof name !== 'string' || !name || typeof operator !== 'string') return undefined;
	if (operator === 'empty' || operator === 'notempty') return `{${name}} ${operator}`;
	return value === undefined || value === '' ? undefined : `{${name}} ${operator} ${JSON.stringify(value)}`;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

type Deed = PlannedTrigger extends infer One
	? One extends { does: string }
		? Omit<One, 'condition' | 'names'>
		: never
	: never;

/** @returns what a trigger does, null if it is one that cannot be served, undefined if it does nothing */
function deedOf(part: Part, tree: (property: string) => Tree | undefined): Deed | null | undefined {
	const name = text(part['setToName']);
	switch (text(part['type']).replace(/trigger$/, '')) {
		case 'complete':
			return { does: 'complete' };
		case 'skip':
			return text(part['gotoName']) ? { does: 'skip', to: text(part['gotoName']) } : undefined;
		case 'setvalue':
			if (part['isVariable'] === true) return null;
			return name ? { does: 'set', name, value: part['setValue'] } : undefined;
		case 'copyvalue':
			if (part['copyDisplayValue'] === true) return null;
			return name && text(part['fromName'])
				? { does: 'copy', name, from: text(part['fromName']) }
				: undefined;
		case 'runexpression': {
			const expression = tree('runExpression');
			// Without a place for its value it could only call functions of the host page.
			return expression && name ? { does: 'run', expression, name } : undefined;
		}
	}
	return null;
}

const ALWAYS: Tree = { k: 'value', v: true };

/** @returns the survey's triggers in their order; one that cannot be served becomes an obstacle */
export function triggersOf(value: unknown, say: Say, known: Known): PlannedTrigger[] {
	const list = Array.isArray(value) ? value.filter(isPart) : [];
	return list.flatMap((part): PlannedTrigger[] => {
		const property = 'triggers';
		const deed = deedOf(part, (inner) => treeOf(part[inner], property, say, known));
		if (deed === null) {
			const facts = { type: brief(part['type'] ?? '') };
			say({ code: 'trigger_unsupported', facts, property, severity: 'error' });
			return [];
		}
		const written = conditionOf(part);
		// Copying needs no condition: it follows what it copies.
		const condition =
			treeOf(written, property, say, known) ?? (deed?.does === 'copy' && !written ? ALWAYS : undefined);
		if (!deed || !condition) return [];
		const names = namesIn(condition).map((path) => path.join('.').toLowerCase());
		return [{ ...deed, condition, names }];
	});
}
