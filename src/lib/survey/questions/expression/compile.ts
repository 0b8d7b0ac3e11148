import type { Tree } from '../../expression/tree';
import { opened } from '../formatted';
import type { Compile, Source } from '../question';
import type { Expression } from './rules';

const STYLES = ['none', 'decimal', 'currency', 'percent', 'date'] as const;

const digits = (source: Source, property: string): number | undefined => {
	const value = source[property];
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? Math.min(value, 20) : undefined;
};

/** The texts in an expression that can be what comes out of it: those between quotes, wherever they stand. */
function textsIn(tree: Tree | null): string[] {
	if (!tree) return [];
	switch (tree.k) {
		case 'value':
			return typeof tree.v === 'string' && tree.v ? [tree.v] : [];
		case 'name':
			return [];
		case 'op':
			return [...textsIn(tree.left), ...textsIn(tree.right)];
		case 'list':
		case 'call':
			return tree.of.flatMap(textsIn);
		default:
			return textsIn(tree.of);
	}
}

/** Whether yes or no comes out. */
const isTruth = (tree: Tree | undefined): boolean =>
	!!tree && (['not', 'empty', 'notempty'].includes(tree.k) || (tree.k === 'op' && !tree.arithmetic));

function outcomesOf(tree: Tree | undefined, style: Expression['style']): string[] {
	if (!tree || style !== 'none') return [];
	return isTruth(tree) ? ['true', 'false'] : [...new Set(textsIn(tree))].slice(0, 50);
}

export const compile: Compile<Expression> = {
	supports: [
		'expression',
		'format',
		'displayStyle',
		'currency',
		'maximumFractionDigits',
		'minimumFractionDigits',
		'useGrouping',
		'precision'
	],
	ignores: {
		defaultValue: 'what is worked out needs no beginning',
		defaultDisplayValue: 'what is worked out needs no beginning'
	},
	plan(source, compiler) {
		const worked = compiler.tree(source['expression'], 'expression');
		const style = STYLES.find((one) => one === source['displayStyle']) ?? 'none';
		const format = opened(source['format'], 'format', compiler);
		const rounds = digits(source, 'precision');
		const fewest = digits(source, 'minimumFractionDigits');
		const most = digits(source, 'maximumFractionDigits');
		const currency = source['currency'];
		const { languages } = compiler;
		const only = languages.length === 1 ? languages[0] : undefined;
		return {
			worked: worked ?? { k: 'value', v: null },
			style,
			tongue: only ?? Object.fromEntries(languages.map((language) => [language, language])),
			outcomes: outcomesOf(worked, style),
			...(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
			...(rounds === undefined ? {} : { rounds }),
			...(fewest === undefined ? {} : { fewest }),
			...(most === undefined ? {} : { most: Math.max(most, fewest ?? 0) }),
			...(source['useGrouping'] === false ? { ungrouped: true as const } : {}),
			...(format === undefined ? {} : { format })
		};
	}
};
