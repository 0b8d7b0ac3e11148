import { isPart, type Part } from '../definition';
import type { PlannedChoice, Words } from '../plan';
import { isSafeImage } from './addresses';
import { brief, type Say } from './notes';
import type { Compiler, Source } from '../questions/question';
import { forItem } from './conditions';
import type { Tree } from '../expression/tree';

/** What stands behind "other" and "none" where the author changed nothing; SurveyJS's own values. */
const OTHER = { value: 'other', text: { en: 'Other (please describe)', 'zh-cn': '其他（请说明）' } };
const NONE = { value: 'none', text: { en: 'None of these', 'zh-cn': '以上都没有' } };

/** Reads conditions in which `{item}` is the choice. */
export type ItemTree = (value: unknown, property: string) => Tree | undefined;

interface Written {
	value: string | number | boolean;
	text: unknown;
	part?: Part;
}

/** See `Compiler.choices`. */
export function choicesOf(
	source: Source,
	compiler: Compiler,
	itemTree: ItemTree,
	given?: { items: unknown; property: string }
): PlannedChoice[] {
	const say: Say = (obstacle) => compiler.obstacle(obstacle);
	const property = given?.property ?? 'choices';
	const general = given ? undefined : itemTree(source['choicesVisibleIf'], 'choicesVisibleIf');
	const choices = written(given ? given.items : source['choices'], property, say).map((one) =>
		planned(one, compiler, property, itemTree(one.part?.['visibleIf'], property) ?? general)
	);
	const ordered = sorted(choices, source['choicesOrder'], compiler);
	const all = given ? ordered : [...ordered, ...special(source, compiler)];
	const twice = all.find(
		({ value }, index) => all.findIndex((one) => String(one.value) === String(value)) < index
	);
	if (twice) {
		say({ code: 'choice_duplicate', facts: { value: brief(twice.value) }, property, severity: 'error' });
	}
	return all;
}

function written(items: unknown, property: string, say: Say): Written[] {
	const list = Array.isArray(items) ? items : isPart(items) ? [items] : [];
	return list.flatMap((item: unknown): Written[] => {
		const part = isPart(item) ? item : undefined;
		const value = part ? part['value'] : item;
		if (typeof value === 'string' ? value.trim() === '' || value.length > 200 : !isNumberOrTruth(value)) {
			say({ code: 'choice_value', facts: { value: brief(value ?? '') }, property, severity: 'error' });
			return [];
		}
		if (typeof value !== 'string' && !isNumberOrTruth(value)) return [];
		return [{ value, text: part?.['text'] ?? String(value), ...(part ? { part } : {}) }];
	});
}

const isNumberOrTruth = (value: unknown): value is number | boolean =>
	typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

const KNOWN = new Set(['value', 'text', 'visibleIf', 'imageLink', 'icon', 'score', 'type']);

function planned(
	{ value, text, part }: Written,
	compiler: Compiler,
	property: string,
	condition: Tree | undefined
): PlannedChoice {
	const strange = Object.keys(part ?? {}).find((key) => !KNOWN.has(key) && part?.[key]);
	if (strange) {
		const serious = ['enableIf', 'showCommentArea', 'isCommentRequired', 'elements'].includes(strange);
		const code = serious ? 'property_unsupported' : 'property_unknown';
		const severity = serious ? 'error' : 'warning';
		compiler.obstacle({ code, facts: { property: brief(`${property}.${strange}`) }, property, severity });
	}
	const image = part?.['imageLink'];
	const visibleIf = condition && forItem(condition, value);
	return {
		value,
		text: compiler.words(text, property) ?? String(value),
		...(visibleIf ? { visibleIf } : {}),
		...(typeof image === 'string' && isSafeImage(image) ? { image } : {})
	};
}

const asked = (source: Source, ...names: string[]) => names.some((name) => source[name] === true);

function special(source: Source, compiler: Compiler): PlannedChoice[] {
	const none = asked(source, 'showNoneItem', 'hasNone');
	const other = asked(source, 'showOtherItem', 'hasOther');
	return [
		...(none
			? [{ value: NONE.value, text: words(source, 'noneText', NONE.text, compiler), none: true as const }]
			: []),
		...(other
			? [{ value: OTHER.value, text: words(source, 'otherText', OTHER.text, compiler), other: true as const }]
			: [])
	];
}

const words = (source: Source, property: string, standard: typeof NONE.text, compiler: Compiler): Words =>
	compiler.words(source[property], property, standard) ?? standard.en;

/** By their texts in the default language, so that every reader has the same order. */
function sorted(choices: PlannedChoice[], order: unknown, compiler: Compiler): PlannedChoice[] {
	if (order !== 'asc' && order !== 'desc') return choices;
	const text = ({ text }: PlannedChoice) =>
		JSON.stringify(
			typeof text === 'object' && !Array.isArray(text) ? text[compiler.languages[0] ?? ''] : text
		);
	const by = collator(compiler.languages[0]);
	const sign = order === 'asc' ? 1 : -1;
	return [...choices].sort((a, b) => sign * by.compare(text(a), text(b)));
}

/** A draft may name a language that there is not. */
function collator(language: string | undefined): Intl.Collator {
	try {
		return new Intl.Collator(language, { numeric: true });
	} catch {
		return new Intl.Collator('en', { numeric: true });
	}
}
