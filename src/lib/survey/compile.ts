import { isPart, elementsOf, tongues, type Definition, type Part } from './definition';
import { treeOf, type Known } from './compiler/conditions';
import { keysOf, pageOf, type Workshop } from './compiler/elements';
import { brief, Notes, type Say } from './compiler/notes';
import { isSafeImage } from './compiler/addresses';
import { Patterns } from './compiler/pattern';
import { fieldsOf, keepBeside, keptBy } from './compiler/fields';
import { laidOut } from './compiler/layout';
import { asks, isSet, SURVEY, SURVEY_REFUSED } from './compiler/properties';
import { QUIZ_NAMES, quizValues } from './compiler/quiz';
import { Speech } from './compiler/speech';
import { comesBack, reacts } from './compiler/reacting';
import { triggersOf } from './compiler/triggers';
import { allQuestions } from './course';
import type { Plan, PlannedPage, PlannedValue } from './plan';
import type { Obstacle, ObstacleCode } from './publication';
import type { CompilersByKind, Measure, RulesByKind } from './questions/question';
import { shaped } from './shaped';

/** The registries that a survey is compiled with. */
export interface Kinds {
	rules: RulesByKind;
	compilers: CompilersByKind;
}

/** Where an author wrote nothing. */
export const THANKS = {
	en: 'Thank you. Your answers have been received.',
	'zh-cn': '谢谢您！我们已收到您的回答。'
} as const;

/** Whose score stands for the survey, the best first. */
const HEADLINES: readonly Measure[] = ['nps', 'csat', 'ces', 'scale'];

/**
 * Compiles a survey for its respondents.
 *
 * @returns the plan, of use only if no obstacle is an error, and what was found on the way. Never throws.
 */
export function compile(definition: Definition, kinds: Kinds): { plan: Plan; obstacles: Obstacle[] } {
	const notes = new Notes();
	const say: Say = (obstacle) => notes.add(obstacle);
	const { languages, base } = tongues(definition);
	const names = known(definition);
	const shop: Workshop = {
		compilers: kinds.compilers,
		notes,
		speech: new Speech(languages, base, names),
		known: names,
		patterns: new Patterns(),
		sources: new Map(elementsOf(definition).map(({ element }) => [String(element['name']), element])),
		lengths: {
			text: positive(definition['maxTextLength']),
			comment: positive(definition['maxCommentLength'] ?? definition['maxOthersLength'])
		}
	};
	checkSurvey(definition, say);
	const triggers = triggersOf(definition['triggers'], say, names);
	const pages = laidOut(definition).map((page, index) => pageOf(page, index, shop));
	const fields = fieldsOf(definition, pages, say);
	keepBeside(pages, [...fields.filter(({ hidden }) => hidden), ...keptBy(triggers, pages)]);
	checkKeys(pages, notes);
	const plan: Plan = {
		format: 1,
		languages,
		...texts(definition, shop, say),
		pages,
		calculated: [...quizValues(definition, pages), ...calculated(definition, shop, say)],
		...behaviour(definition),
		...(triggers.length ? { triggers } : {}),
		...(reacts(pages, triggers) || comesBack(behaviour(definition), pages) ? { reacts: true as const } : {}),
		...(fields.length ? { fields } : {}),
		...thanksIf(definition, shop, say)
	};
	checkStarts(plan, kinds.rules, notes);
	return { plan: { ...plan, ...headline(plan, kinds.rules) }, obstacles: notes.list };
}

const positive = (value: unknown): number => (typeof value === 'number' && value > 0 ? Math.floor(value) : 0);

function known(definition: Definition): Known {
	const names = elementsOf(definition).flatMap(({ element }) => [element['name'], element['valueName']]);
	const values = partsOf(definition['calculatedValues']).map((part) => part['name']);
	const triggers = partsOf(definition['triggers']).map((part) => part['setToName']);
	const fields = Array.isArray(definition['urlFields']) ? definition['urlFields'] : [];
	const all = [
		...names,
		...values,
		...triggers,
		...fields.map((field) => (isPart(field) ? (field['name'] ?? field['value']) : field))
	].filter((name) => typeof name === 'string');
	return { names: new Set([...QUIZ_NAMES, ...all.map((name) => name.toLowerCase())]) };
}

const partsOf = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

function texts(definition: Definition, { speech }: Workshop, say: Say) {
	const words = (property: string) => speech.words(definition[property], property, say);
	const description = words('description');
	const buttons = Object.fromEntries(
		Object.entries({
			next: words('pageNextText'),
			back: words('pagePrevText'),
			send: words('completeText')
		}).filter(([, text]) => text !== undefined)
	);
	return {
		title: words('title') ?? '',
		...(description === undefined ? {} : { description }),
		thanks: speech.plain(definition['completedHtml'], 'completedHtml', say, THANKS),
		...logo(definition, speech, say),
		...(Object.keys(buttons).length ? { buttons } : {})
	};
}

function logo(definition: Definition, speech: Speech, say: Say): Pick<Plan, 'logo'> {
	const written = definition['logo'];
	const src = isPart(written) ? (written['default'] ?? written[speech.base]) : written;
	if (typeof src !== 'string' || !src.trim()) return {};
	if (!isSafeImage(src.trim())) {
		say({ code: 'address_unsafe', property: 'logo', severity: 'error' });
		return {};
	}
	const width = parseInt(String(definition['logoWidth'] ?? ''), 10);
	const height = parseInt(String(definition['logoHeight'] ?? ''), 10);
	return {
		logo: {
			src: src.trim(),
			// A logo beside the title says nothing that the title does not.
			alt: '',
			...(width > 0 && width < 2000 ? { width } : {}),
			...(height > 0 && height < 2000 ? { height } : {})
		}
	};
}

/** As survey-core reads it: in any case ("onpage" is how it used to be written), and off where it knows no such word. */
function numbered(given: unknown): Plan['numbers'] {
	const word = given === true ? 'on' : typeof given === 'string' ? given.toLowerCase() : '';
	return word === 'onpage' ? 'page' : word === 'on' || word === 'recursive' ? 'survey' : null;
}

function behaviour(definition: Definition): Pick<Plan, 'showProgress' | 'numbers' | 'forgetsHidden'> {
	const progress = definition['showProgressBar'];
	const clears = definition['clearInvisibleValues'];
	return {
		showProgress: isSet(progress) && progress !== 'off',
		numbers: numbered(definition['showQuestionNumbers']),
		...(clears === 'onHiddenContainer' ? { forgetsHidden: true as const } : {}),
		...(clears === 'onHidden' ? { forgetsHidden: 'question' as const } : {})
	};
}

function calculated(definition: Definition, { known }: Workshop, say: Say): PlannedValue[] {
	return partsOf(definition['calculatedValues']).flatMap((part): PlannedValue[] => {
		const name = typeof part['name'] === 'string' ? part['name'] : '';
		const expression = treeOf(part['expression'], 'calculatedValues', say, known);
		if (!name || name === '__proto__' || name.length > 200) {
			say({ code: 'calculated_name', property: 'calculatedValues', severity: 'error' });
			return [];
		}
		return expression ? [{ name, expression, kept: part['includeIntoResult'] === true }] : [];
	});
}

function checkSurvey(definition: Definition, say: Say): void {
	const severe = (code: ObstacleCode, property: string, severity: Obstacle['severity'] = 'error') =>
		say({ code, facts: { property: brief(property) }, property: brief(property), severity });
	for (const [property, value] of Object.entries(definition)) {
		if (
			SURVEY.served.some((one) => one === property) ||
			!asks(property, value) ||
			Object.hasOwn(SURVEY.ignored, property)
		) {
			continue;
		}
		if (SURVEY_REFUSED.has(property)) severe('survey_property_unsupported', property);
		else severe('survey_property_unknown', property, 'warning');
	}
	if (definition['clearInvisibleValues'] === 'none') severe('hidden_kept', 'clearInvisibleValues', 'warning');
}

/** Two questions that share a key would overwrite each other. */
function checkKeys(pages: readonly PlannedPage[], notes: Notes): void {
	const seen = new Set<string>();
	for (const key of pages.flatMap(keysOf)) {
		const lower = key.toLowerCase();
		if (seen.has(lower)) {
			notes.add(
				{ code: 'name_duplicate', facts: { name: brief(key) }, property: 'name', severity: 'error' },
				key
			);
		}
		seen.add(lower);
	}
}

/** A question cannot start with what it would refuse as an answer. */
function checkStarts(plan: Plan, rules: RulesByKind, notes: Notes): void {
	for (const question of allQuestions(plan)) {
		if (question.initial === undefined) continue;
		if (question.under !== undefined) question.initial = shaped(rules, question, question.initial);
		const refused = rules[question.kind]?.refuse(question, question.initial, () => true, rules);
		if (!refused) continue;
		const facts = { value: brief(question.initial) };
		notes.add(
			{ code: 'start_impossible', facts, property: 'defaultValue', severity: 'warning' },
			question.name
		);
		delete question.initial;
	}
}

/** Other words of thanks, for those whom they concern. */
function thanksIf(definition: Definition, { speech, known }: Workshop, say: Say): Pick<Plan, 'thanksIf'> {
	const property = 'completedHtmlOnCondition';
	const list = partsOf(definition[property]).flatMap((part) => {
		const condition = treeOf(part['expression'], property, say, known);
		return condition ? [{ condition, words: speech.plain(part['html'], property, say, THANKS) }] : [];
	});
	return list.length ? { thanksIf: list } : {};
}

function headline(plan: Plan, rules: RulesByKind): Pick<Plan, 'headline'> {
	const measured = allQuestions(plan).map((question) => ({
		name: question.name,
		rank: HEADLINES.indexOf(rules[question.kind]?.measure(question) ?? 'none')
	}));
	const ranked = measured.filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank);
	return ranked[0] ? { headline: ranked[0].name } : {};
}
