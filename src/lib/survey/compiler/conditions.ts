import { parse } from '../expression/parse';
import { callsIn, namesIn } from '../expression/references';
import { isKnownFunction } from '../expression/functions';
import type { Tree } from '../expression/tree';
import { seen } from '../expression/values';
import type { ObstacleCode } from '../publication';
import { brief, type Say } from './notes';

/** Names that stand for a place in a question that holds others; `item` is a choice. */
const PLACES =
	/^(row|prevRow|nextRow|totalRow|rowIndex|rowName|rowValue|rowTitle|visibleRowIndex|panel|prevPanel|nextPanel|parentPanel|panelIndex|visiblePanelIndex|composite|matrix|column|choice|item|self|parent|survey)$/i;

/** Everything that conditions need to know of the survey around them. */
export interface Known {
	/** Names that an expression may use, in lower case. */
	names: ReadonlySet<string>;
	/** Names of the entry that an expression stands in, in lower case: `row`, `panelindex`. */
	places?: ReadonlySet<string>;
}

/**
 * @param item whether `{item}` stands for a choice here
 * @returns the expression as a tree; what cannot be read or worked out becomes an obstacle and `undefined`
 */
export function treeOf(
	value: unknown,
	property: string,
	say: Say,
	known: Known,
	item = false
): Tree | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const error = (code: ObstacleCode, facts: Record<string, string | number>) =>
		say({ code, facts, property, severity: 'error' });
	if (typeof value !== 'string') {
		if (typeof value === 'boolean' || typeof value === 'number') return { k: 'value', v: value };
		error('expression_unreadable', { text: brief(value), at: 1 });
		return undefined;
	}
	const parsed = parse(value);
	if ('mistake' in parsed) {
		const { code, at } = parsed.mistake;
		error(
			code === 'unreadable' || code === 'bad_condition' ? 'expression_unreadable' : 'expression_too_large',
			{
				text: brief(value),
				at: at + 1
			}
		);
		return undefined;
	}
	const tree = withRemarks(parsed.tree);
	const strange = callsIn(tree).find((name) => !isKnownFunction(name));
	if (strange !== undefined) {
		error('function_unknown', { name: brief(strange) });
		return undefined;
	}
	const place = namesIn(tree).find((path) => isPlace(path, known) && !(item && isItem(path)));
	if (place) {
		error('name_unsupported', { name: brief(place.join('.')) });
		return undefined;
	}
	return tree;
}

/** `getComment('q')` is the words beside an answer, which have a name of their own. */
function withRemarks<T extends Tree | null>(tree: T): Tree | T {
	if (!tree) return tree;
	if (tree.k === 'call') {
		const [name] = tree.of;
		return tree.name === 'getComment' &&
			name?.k === 'value' &&
			typeof name.v === 'string' &&
			tree.of.length === 1
			? { k: 'name', path: [`${name.v}-Comment`] }
			: { ...tree, of: tree.of.map(withRemarks) };
	}
	if (tree.k === 'op') return { ...tree, left: withRemarks(tree.left), right: withRemarks(tree.right) };
	if (tree.k === 'list') return { ...tree, of: tree.of.map(withRemarks) };
	return 'of' in tree ? { ...tree, of: withRemarks(tree.of) } : tree;
}

const isItem = (path: readonly string[]) => path.length === 1 && /^(item|choice)$/i.test(path[0] ?? '');

const isPlace = ([first = '', ...rest]: readonly string[], { names, places }: Known): boolean =>
	!names.has(first.toLowerCase()) &&
	!places?.has(first.toLowerCase()) &&
	(first.startsWith('$') || (PLACES.test(first) && (rest.length > 0 || /^(item|choice)$/i.test(first))));

/** @returns the condition on choices, for one of them: `{item}` is replaced by its value */
export function forItem(tree: Tree | null, value: string | number | boolean): Tree | null {
	if (!tree) return null;
	switch (tree.k) {
		case 'value':
			return tree;
		case 'name': {
			const v = tree.raw ? value : seen(value);
			return isItem(tree.path) && (typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean')
				? { k: 'value', v }
				: tree;
		}
		case 'list':
		case 'call':
			return { ...tree, of: tree.of.map((one) => forItem(one, value)) };
		case 'op':
			return { ...tree, left: forItem(tree.left, value), right: forItem(tree.right, value) };
		default:
			return { ...tree, of: forItem(tree.of, value) };
	}
}
