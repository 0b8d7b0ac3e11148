import { insideOf, isPart, type Part } from '../definition';
import { isPanel, questionsOf } from '../course';
import type { Tree } from '../expression/tree';
import type { PlannedElement, PlannedPage, PlannedPanel, PlannedQuestion } from '../plan';
import {
	INSIDE,
	type Compile,
	type Compiler,
	type CompilersByKind,
	type Source
} from '../questions/question';
import { both } from './carried';
import { choicesOf } from './choices';
import { treeOf, type Known } from './conditions';
import { brief, type Notes, type Say } from './notes';
import type { Patterns } from './pattern';
import { rightOf } from './quiz';
import { asks, COMMON, isSet, PAGE, PANEL, QUESTION, REFUSED } from './properties';
import { Speech } from './speech';
import { validatorsOf } from './validators';

/** What the parts of one survey are compiled with. */
export interface Workshop {
	compilers: CompilersByKind;
	notes: Notes;
	speech: Speech;
	known: Known;
	patterns: Patterns;
	/** The survey's own limits on length, where a question has none; 0 for no limit. */
	lengths: { text: number; comment: number };
	/** Every element as its author wrote it, by name; none that stands inside of a question. */
	sources: ReadonlyMap<string, Source>;
	/** What obstacles inside of a question are said about: that question. */
	within?: string;
}

const NEVER: Tree = { k: 'value', v: false };

/** Some builders write `'true'`. */
const isOn = (value: unknown): boolean => value === true || value === 'true';

const nameOf = (part: Part): string => (typeof part['name'] === 'string' ? part['name'] : '');

/** @returns the part as it stands in the plan; every place in it where it falls short is noted */
export function pageOf(part: Part, index: number, shop: Workshop): PlannedPage {
	const name = nameOf(part) || `page${index + 1}`;
	const say: Say = (obstacle) => shop.notes.add(obstacle, name);
	check(part, [COMMON, PAGE], say);
	for (const property of ['isRequired', 'requiredIf']) {
		if (isSet(part[property]))
			say({ code: 'property_unsupported', facts: { property }, property, severity: 'error' });
	}
	return { ...frame(part, name, shop, say), elements: elementsIn(part, shop) };
}

/** What a panel or page does not let be changed, nothing inside of it does. */
const elementsIn = (part: Part, shop: Workshop): PlannedElement[] =>
	insideOf(part)
		.map((element) => (isOn(part['readOnly']) ? { ...element, readOnly: true } : element))
		.map((element) => ({ ...element, ...bothOf('enableIf', part, element) }))
		.flatMap((element) => elementOf(element, shop));

const bothOf = (property: string, outer: Part, inner: Part): Part => {
	const [one, other] = [outer[property], inner[property]];
	if (typeof one !== 'string' || !one) return {};
	return { [property]: typeof other === 'string' && other ? `(${one}) and (${other})` : one };
};

function elementOf(part: Part, shop: Workshop): PlannedElement[] {
	const type = typeof part['type'] === 'string' ? part['type'] : '';
	const name = nameOf(part);
	const say: Say = (obstacle) => shop.notes.add(obstacle, shop.within || name || undefined);
	if (type === 'panel') return [panelOf(part, shop, say)];
	const compile = Object.hasOwn(shop.compilers, type) ? shop.compilers[type] : undefined;
	if (compile) return [questionOf(part, type, compile, shop, say)];
	say({ code: 'type_unsupported', facts: { type: brief(type) }, severity: 'error' });
	return [];
}

function panelOf(part: Part, shop: Workshop, say: Say): PlannedPanel {
	check(part, [COMMON, PANEL], say);
	const required = isOn(part['isRequired']) || isSet(part['requiredIf']);
	const message = shop.speech.words(part['requiredErrorText'], 'requiredErrorText', say);
	const requiredIf = treeOf(part['requiredIf'], 'requiredIf', say, shop.known);
	return {
		kind: 'panel',
		...frame(part, nameOf(part), shop, say),
		...(required ? { required: message ?? '' } : {}),
		...(requiredIf ? { requiredIf } : {}),
		elements: elementsIn(part, shop)
	};
}

/** What pages and panels have in common. */
function frame(part: Part, name: string, shop: Workshop, say: Say) {
	const title = shop.speech.words(part['title'], 'title', say);
	const description = shop.speech.words(part['description'], 'description', say);
	const visibleIf = visibility(part, shop, say);
	return {
		name,
		...(title === undefined ? {} : { title }),
		...(description === undefined ? {} : { description }),
		...(visibleIf ? { visibleIf } : {})
	};
}

/** A part that is switched off is never shown, unless a condition says when it is. */
function visibility(part: Part, shop: Workshop, say: Say): Tree | undefined {
	const condition = treeOf(part['visibleIf'], 'visibleIf', say, shop.known);
	return condition ?? (part['visible'] === false && !isSet(part['visibleIf']) ? NEVER : undefined);
}

function questionOf(part: Part, kind: string, compile: Compile, shop: Workshop, say: Say): PlannedQuestion {
	check(part, [COMMON, QUESTION, { served: compile.supports, ignored: compile.ignores ?? {} }], say);
	const compiler = compilerFor(part, shop, say);
	const own = compile.plan(part, compiler);
	const key = typeof part['valueName'] === 'string' && part['valueName'] ? part['valueName'] : nameOf(part);
	checkName(key, say);
	const shared = common(part, key, shop, say, compiler);
	const visibleIf = both(shared.visibleIf, own.visibleIf);
	return {
		title: nameOf(part),
		...own,
		...shared,
		...compiled(own),
		...(visibleIf ? { visibleIf } : {}),
		kind
	};
}

/** What only the kind knows wins. */
const compiled = ({ initial, validators }: Partial<PlannedQuestion>): Partial<PlannedQuestion> => ({
	...(initial === undefined ? {} : { initial }),
	...(validators ? { validators } : {})
});

function common(part: Part, name: string, shop: Workshop, say: Say, compiler: Compiler) {
	const { speech, known } = shop;
	const title = speech.words(part['title'], 'title', say);
	const description = speech.words(part['description'], 'description', say);
	const message = speech.words(part['requiredErrorText'], 'requiredErrorText', say);
	const visibleIf = visibility(part, shop, say);
	const requiredIf = treeOf(part['requiredIf'], 'requiredIf', say, known);
	const validators = validatorsOf(part, compiler, shop.patterns);
	const written = part['defaultValue'];
	// SurveyJS reads a text that begins with "=" as an expression.
	const worked = typeof written === 'string' && written.startsWith('=');
	const source = worked ? { ...part, defaultValueExpression: written.slice(1) } : part;
	const initial = worked ? undefined : written;
	const unset = speech.words(part['defaultDisplayValue'], 'defaultDisplayValue', say);
	const remark = isOn(part['showCommentArea']) || isOn(part['hasComment']);
	return {
		...reactive((property) => treeOf(source[property], property, say, known)),
		...(remark ? { remark: speech.words(part['commentText'], 'commentText', say, REMARK) ?? '' } : {}),
		...(isOn(part['readOnly']) ? { readOnly: true as const } : {}),
		...(unset === undefined ? {} : { unset }),
		...rightOf(part['correctAnswer']),
		name,
		...(title === undefined ? {} : { title }),
		...(description === undefined ? {} : { description }),
		...(visibleIf ? { visibleIf } : {}),
		...(requiredIf ? { requiredIf } : {}),
		...(isOn(part['isRequired']) ? { required: true as const } : {}),
		...(message === undefined ? {} : { requiredMessage: message }),
		...(validators.length ? { validators } : {}),
		...(isSet(initial) || initial === false ? { initial } : {}),
		...(part['showNumber'] === false || part['hideNumber'] === true ? { number: false as const } : {}),
		...(part['titleLocation'] === 'hidden' || part['showTitle'] === false
			? { titleHidden: true as const }
			: {})
	};
}

/** What SurveyJS says above a box for remarks. */
export const REMARK = { en: 'Comment', 'zh-cn': '备注' };

/** What changes with other answers, beside being shown and required. */
function reactive(tree: (property: string) => Tree | undefined): Partial<PlannedQuestion> {
	const enableIf = tree('enableIf');
	const startsWith = tree('defaultValueExpression');
	const condition = tree('setValueIf');
	// Without a value to set, it is taken away.
	const expression = tree('setValueExpression') ?? (condition ? { k: 'value' as const, v: null } : undefined);
	const resetsIf = tree('resetValueIf');
	return {
		...(enableIf ? { enableIf } : {}),
		...(startsWith ? { startsWith } : {}),
		...(expression ? { sets: { expression, ...(condition ? { condition } : {}) } } : {}),
		...(resetsIf ? { resetsIf } : {})
	};
}

/** The names that expressions inside of an entry may use besides, in lower case. */
const PLACES = {
	panel: 'panel panelindex visiblepanelindex prevpanel nextpanel parentpanel',
	row: 'row rowindex visiblerowindex rowvalue rowname rowtitle prevrow nextrow totalrow parentrow'
};

function compilerFor(part: Part, shop: Workshop, say: Say): Compiler {
	const { speech, known, lengths } = shop;
	const compiler: Compiler = {
		languages: speech.languages,
		lengths,
		words: (value, property, standard) => speech.words(value, property, say, standard),
		prose: (value, property) => speech.prose(value, property, say),
		tree: (value, property) => treeOf(value, property, say, known),
		choices: (source: Source, given) =>
			choicesOf(source, compiler, (value, property) => treeOf(value, property, say, known, true), given),
		elements(sources, called) {
			const places = new Set([...(known.places ?? []), ...(called ? PLACES[called].split(' ') : [])]);
			const inner = { ...known, places };
			const within = shop.within ?? nameOf(part);
			const { languages, base } = speech;
			const deeper = { ...shop, within, known: inner, speech: new Speech(languages, base, inner) };
			return sources.filter(isPart).flatMap((one) => elementOf(one, deeper));
		},
		// Inside of a question, names mean something else.
		source: (name) => (shop.within === undefined ? shop.sources.get(name) : undefined),
		obstacle: say
	};
	return compiler;
}

interface Properties {
	served: readonly string[];
	ignored: Readonly<Record<string, string>>;
}

/** Names every property that is set and neither served nor known not to matter. */
function check(part: Part, lists: readonly Properties[], say: Say): void {
	for (const [property, value] of Object.entries(part)) {
		if (lists.some(({ served }) => served.includes(property)) || !asks(property, value)) continue;
		const refused = REFUSED.has(property);
		if (!refused && lists.some(({ ignored }) => Object.hasOwn(ignored, property))) continue;
		const facts = { property: brief(property) };
		if (refused) say({ code: 'property_unsupported', facts, property: brief(property), severity: 'error' });
		else say({ code: 'property_unknown', facts, property: brief(property), severity: 'warning' });
	}
}

/** A name is the key of the answer: of forms, of the counts and of the export. */
function checkName(name: string, say: Say): void {
	if (!name.trim()) say({ code: 'name_missing', property: 'name', severity: 'error' });
	else if (name.length > 200)
		say({ code: 'name_too_long', facts: { max: 200 }, property: 'name', severity: 'error' });
	else if (
		name === '__proto__' ||
		name.startsWith('earshot:') ||
		name.includes(INSIDE) ||
		/\p{Cc}/u.test(name)
	) {
		say({ code: 'name_reserved', facts: { name: brief(name) }, property: 'name', severity: 'error' });
	}
}

/** @returns the keys of a page under which something is answered or reported */
export function keysOf(page: PlannedPage): string[] {
	const panels = (elements: readonly PlannedElement[]): string[] =>
		elements.flatMap((element) =>
			isPanel(element)
				? [...(element.required === undefined ? [] : [element.name]), ...panels(element.elements)]
				: []
		);
	const questions = questionsOf(page).flatMap(({ name, choices }) =>
		choices?.some(({ other }) => other) ? [name, `${name}-Comment`] : [name]
	);
	return [...questions, ...panels(page.elements)];
}
