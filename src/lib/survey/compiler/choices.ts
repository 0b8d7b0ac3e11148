import { isPart, type Part } from '../definition';
import type { PlannedChoice, Words } from '../plan';
import type { Compiler, Source } from '../questions/question';
import type { Tree } from '../expression/tree';
import { isSafeImage } from './addresses';
import { carried } from './carried';
import { forItem } from './conditions';
import { brief, type Say } from './notes';

/** What stands behind the choices of the house where the author changed nothing; SurveyJS's own values. */
export const OTHER = { value: 'other', text: { en: 'Other (please describe)', 'zh-cn': '其他（请说明）' } };
export const ALONE = [
	{
		asked: ['showNoneItem', 'hasNone'],
		words: 'noneText',
		value: 'none',
		text: { en: 'None of these', 'zh-cn': '以上都没有' }
	},
	{
		asked: ['showRefuseItem'],
		words: 'refuseText',
		value: 'refused',
		text: { en: 'I would rather not say', 'zh-cn': '不愿回答' }
	},
	{
		asked: ['showDontKnowItem'],
		words: 'dontKnowText',
		value: 'dontknow',
		text: { en: 'I do not know', 'zh-cn': '不清楚' }
	}
];
/** It is never stored, so its value must only be none of the author's. */
export const ALL = { value: 'earshot:all', text: { en: 'All of these', 'zh-cn': '全选' } };

/** More choices than this in one question are refused. */
export const MOST_CHOICES = 2_000;

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
	const property = given?.property ?? 'choices';
	const choices = given
		? regular(given.items, property, compiler, itemTree, {})
		: (carried(source, compiler, itemTree) ?? ownChoices(source, compiler, itemTree));
	const ordered = sorted(choices, source['choicesOrder'], compiler);
	const all = given ? ordered : withSpecial(ordered, source, compiler);
	const say: Say = (obstacle) => compiler.obstacle(obstacle);
	const seen = new Set<string>();
	for (const { value } of all) {
		if (!seen.has(String(value))) seen.add(String(value));
		else {
			say({ code: 'choice_duplicate', facts: { value: brief(value) }, property, severity: 'error' });
			break;
		}
	}
	return all;
}

/** Those that the author wrote, with those that a range of numbers stands for. */
export function ownChoices(source: Source, compiler: Compiler, itemTree: ItemTree): PlannedChoice[] {
	const general = {
		visibleIf: itemTree(source['choicesVisibleIf'], 'choicesVisibleIf'),
		enableIf: itemTree(source['choicesEnableIf'], 'choicesEnableIf')
	};
	const items = Array.isArray(source['choices']) ? source['choices'] : [source['choices']].filter(isPart);
	return regular([...items, ...numbered(source, compiler)], 'choices', compiler, itemTree, general);
}

/** The numbers that `choicesMin`, `choicesMax` and `choicesStep` stand for. */
function numbered(source: Source, compiler: Compiler): number[] {
	const [from, to, step] = ['choicesMin', 'choicesMax', 'choicesStep'].map((name) => {
		const number = Number(source[name] ?? (name === 'choicesStep' ? 1 : 0));
		return Number.isFinite(number) ? number : 0;
	});
	if (from === undefined || to === undefined || !(to > from) || !step || step < 0) return [];
	const length = Math.floor((to - from) / step + 1e-9) + 1;
	if (length > MOST_CHOICES) {
		const facts = { max: MOST_CHOICES };
		compiler.obstacle({ code: 'too_many_choices', facts, property: 'choicesMax', severity: 'error' });
		return [];
	}
	// Steps such as 0.1 must not leave 0.30000000000000004 behind.
	return Array.from({ length }, (_, index) => Number((from + index * step).toFixed(10)));
}

type General = { visibleIf?: Tree | undefined; enableIf?: Tree | undefined };

function regular(
	items: unknown,
	property: string,
	compiler: Compiler,
	itemTree: ItemTree,
	general: General
): PlannedChoice[] {
	return written(items, property, (obstacle) => compiler.obstacle(obstacle)).map((one) =>
		planned(one, compiler, property, {
			visibleIf: itemTree(one.part?.['visibleIf'], property) ?? general.visibleIf,
			enableIf: itemTree(one.part?.['enableIf'], property) ?? general.enableIf
		})
	);
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

const KNOWN = new Set(
	(
		'value text visibleIf enableIf imageLink icon score type isExclusive randomize randomizeCategory ' +
		'showCommentArea isCommentRequired commentPlaceholder'
	).split(' ')
);

function planned(
	{ value, text, part = {} }: Written,
	compiler: Compiler,
	property: string,
	when: General
): PlannedChoice {
	const strange = Object.keys(part).find((key) => !KNOWN.has(key) && part[key]);
	if (strange) {
		// Questions that open inside of a choice.
		const serious = strange === 'elements' && Array.isArray(part[strange]) && part[strange].length > 0;
		const code = serious ? 'property_unsupported' : 'property_unknown';
		const severity = serious ? 'error' : 'warning';
		compiler.obstacle({ code, facts: { property: brief(`${property}.${strange}`) }, property, severity });
	}
	const { imageLink, randomizeCategory: group, score } = part;
	const visibleIf = when.visibleIf && forItem(when.visibleIf, value);
	const enableIf = when.enableIf && forItem(when.enableIf, value);
	return {
		value,
		text: compiler.words(text, property) ?? String(value),
		...(visibleIf ? { visibleIf } : {}),
		...(enableIf ? { enableIf } : {}),
		...(typeof imageLink === 'string' && isSafeImage(imageLink.trim()) ? { image: imageLink.trim() } : {}),
		...(part['isExclusive'] === true ? { none: true as const } : {}),
		...(part['randomize'] === false ? { fixed: true as const } : {}),
		...(typeof group === 'string' && group ? { group } : {}),
		...(typeof score === 'number' && Number.isFinite(score) ? { score } : {}),
		...asks(part, compiler, property)
	};
}

function asks(part: Part, compiler: Compiler, property: string): Pick<PlannedChoice, 'asks'> {
	if (part['showCommentArea'] !== true) return {};
	const placeholder = compiler.words(part['commentPlaceholder'], property);
	return {
		asks: {
			...(part['isCommentRequired'] === true ? { required: true as const } : {}),
			...(placeholder === undefined ? {} : { placeholder })
		}
	};
}

const asked = (source: Source, ...names: string[]) => names.some((name) => source[name] === true);

function withSpecial(choices: PlannedChoice[], source: Source, compiler: Compiler): PlannedChoice[] {
	const all = asked(source, 'showSelectAllItem', 'hasSelectAll');
	const words = (property: string, standard: typeof OTHER.text): Words =>
		compiler.words(source[property], property, standard) ?? standard.en;
	return [
		...(all ? [{ value: ALL.value, text: words('selectAllText', ALL.text), all: true as const }] : []),
		...choices,
		...ALONE.filter((one) => asked(source, ...one.asked)).map((one) => ({
			value: one.value,
			text: words(one.words, one.text),
			none: true as const
		})),
		...(asked(source, 'showOtherItem', 'hasOther')
			? [{ value: OTHER.value, text: words('otherText', OTHER.text), other: true as const }]
			: [])
	];
}

/** By their texts in the default language; see `sortings` for the others. */
function sorted(choices: PlannedChoice[], order: unknown, compiler: Compiler): PlannedChoice[] {
	const language = compiler.languages[0] ?? '';
	return placesOf(choices, order, language, language).flatMap((at) => choices[at] ?? []);
}

/** @returns the indexes of the choices in the order of their texts in this language, or as they stand */
function placesOf(
	choices: readonly PlannedChoice[],
	order: unknown,
	language: string,
	base: string
): number[] {
	const places = choices.map((_, at) => at);
	if (order !== 'asc' && order !== 'desc') return places;
	const texts = choices.map(({ text }) =>
		JSON.stringify(typeof text === 'object' && !Array.isArray(text) ? (text[language] ?? text[base]) : text)
	);
	const by = collator(language);
	const sign = order === 'asc' ? 1 : -1;
	return places.sort((a, b) => sign * by.compare(texts[a] ?? '', texts[b] ?? ''));
}

/** @returns what `PlannedQuestion.sorted` is for these choices, whose order asks for their texts' */
export function sortings(
	choices: readonly PlannedChoice[],
	order: unknown,
	languages: readonly string[]
): { sorted?: { [language: string]: number[] } } {
	if ((order !== 'asc' && order !== 'desc') || languages.length < 2) return {};
	const moves = ({ all, none, other }: PlannedChoice) => !all && !none && !other;
	const free = choices.flatMap((choice, at) => (moves(choice) ? [at] : []));
	const inLanguage = (language: string): number[] => {
		const kept = free.flatMap((at) => choices[at] ?? []);
		const places = placesOf(kept, order, language, languages[0] ?? '').map((at) => free[at] ?? 0);
		return choices.map((choice, at) => (moves(choice) ? (places.shift() ?? at) : at));
	};
	const found = languages.map((language) => [language, inLanguage(language)] satisfies [string, number[]]);
	const differ = new Set(found.map(([, places]) => places.join())).size > 1;
	return differ ? { sorted: Object.fromEntries(found) } : {};
}

/** A draft may name a language that there is not. */
function collator(language: string): Intl.Collator {
	try {
		return new Intl.Collator(language, { numeric: true });
	} catch {
		return new Intl.Collator('en', { numeric: true });
	}
}
