import { compile, type Kinds } from './compile';
import { elementsOf, isPart, isTranslated, pagesOf, type Definition, type Part } from './definition';
import { allQuestions } from './course';
import type { Plan } from './plan';

/** Every obstacle there is. Each has its sentence, as `obstacle_<code>`, in `words/publication.*.json`. */
export const OBSTACLE_CODES = [
	'type_unsupported',
	'property_unsupported',
	'property_unknown',
	'survey_property_unsupported',
	'survey_property_unknown',
	'hidden_kept',
	'question_missing',
	'title_missing',
	'page_empty',
	'text_missing',
	'text_is_name',
	'name_missing',
	'name_too_long',
	'name_reserved',
	'name_duplicate',
	'calculated_name',
	'translation_missing',
	'hole_unknown',
	'expression_unreadable',
	'expression_too_large',
	'function_unknown',
	'name_unsupported',
	'choices_missing',
	'rows_missing',
	'inside_missing',
	'inside_too_deep',
	'inside_too_many',
	'entries_capped',
	'entries_impossible',
	'choice_value',
	'choice_duplicate',
	'select_all',
	'limits_impossible',
	'scale_impossible',
	'truth_same',
	'input_unsupported',
	'limit_unreadable',
	'pattern_unreadable',
	'pattern_slow',
	'validator_unsupported',
	'validator_soft',
	'trigger_unsupported',
	'field_name',
	'too_many_fields',
	'start_impossible',
	'image_missing',
	'file_types_none',
	'file_types_left',
	'file_too_many',
	'file_too_large',
	'address_unsafe',
	'markup_dropped',
	'lint_name_unknown',
	'lint_self',
	'lint_circle',
	'lint_choice_unknown',
	'lint_type_mismatch',
	'lint_contradiction',
	'lint_meaningless',
	'lint_gave_up',
	'not_json',
	'not_a_survey',
	'too_large',
	'too_deep',
	'too_many_values',
	'too_many_elements',
	'too_many_pages',
	'too_many_choices',
	'too_many_panels',
	'too_many_languages'
] as const;
export type ObstacleCode = (typeof OBSTACLE_CODES)[number];

/** Something that stands between a draft and its publication, said as a sentence beside the thing. */
export interface Obstacle {
	code: ObstacleCode;
	/** Values for the sentence. */
	facts?: Record<string, string | number>;
	/** Name of the page, panel or question it is about; none for the whole survey. */
	element?: string;
	/** The property it is about, as SurveyJS names it. */
	property?: string;
	/** `warning`: worth a look, does not prevent publication. */
	severity: 'error' | 'warning';
}

/** @returns whether a survey with these obstacles cannot be published */
export const preventsPublication = (obstacles: readonly Obstacle[]): boolean =>
	obstacles.some(({ severity }) => severity === 'error');

/** @returns everything that stands in the way of publishing, errors first; what the compiler says and what a reader would miss */
export const obstacles = (definition: Definition, kinds: Kinds): Obstacle[] =>
	drafted(definition, kinds).obstacles;

/** The same with the plan, which is of use only if no obstacle is an error. */
export function drafted(definition: Definition, kinds: Kinds): { plan: Plan; obstacles: Obstacle[] } {
	const { plan, obstacles: found } = compile(definition, kinds);
	const answered = allQuestions(plan).some(({ display }) => !display);
	const all: Obstacle[] = [
		...found,
		...when(!answered && !found.some(({ code }) => code === 'type_unsupported'), {
			code: 'question_missing',
			severity: 'error'
		}),
		...when(isEmptyText(definition['title']), {
			code: 'title_missing',
			property: 'title',
			severity: 'error'
		}),
		...pagesOf(definition).flatMap(emptyPage),
		...elementsOf(definition).flatMap(({ element }) => unnamed(element, kinds))
	];
	all.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
	return { plan, obstacles: all };
}

const when = (condition: boolean, obstacle: Obstacle): Obstacle[] => (condition ? [obstacle] : []);

const isEmptyText = (value: unknown): boolean =>
	isTranslated(value)
		? Object.values(value).every((text) => !text.trim())
		: typeof value !== 'string' || !value.trim();

const nameOf = (part: Part): string => (typeof part['name'] === 'string' ? part['name'] : '');

function emptyPage(page: Part): Obstacle[] {
	const inside = page['elements'] ?? page['questions'];
	if (Array.isArray(inside) ? inside.length : isPart(inside)) return [];
	return [{ code: 'page_empty', element: nameOf(page), severity: 'warning' }];
}

/** Names that a builder makes up: nobody wants to read "question7". */
const MADE_UP = /^(question|q|nps|csat|ces|smileys|rating|text|comment)?[\s_-]?\d*$/i;

/** A question without a title is shown with its name, which is rarely what the author wants to ask. */
function unnamed(element: Part, kinds: Kinds): Obstacle[] {
	const type = String(element['type']);
	if (type === 'panel' || !Object.hasOwn(kinds.rules, type) || !isEmptyText(element['title'])) return [];
	if (element['titleLocation'] === 'hidden') return [];
	// Its patterns are judged already, within the limits of the whole survey.
	const bare = { ...element, name: 'x', title: undefined, validators: undefined };
	const { plan } = compile({ pages: [{ elements: [bare] }] }, kinds);
	const [question] = allQuestions(plan);
	if (!question || question.display || question.title !== 'x') return [];
	const name = nameOf(element);
	const facts = { name: name.slice(0, 60) };
	const severity = MADE_UP.test(name) ? 'error' : 'warning';
	return [
		{
			code: severity === 'error' ? 'text_missing' : 'text_is_name',
			facts,
			element: name,
			property: 'title',
			severity
		}
	];
}
