import type { Words } from '../../plan';
import type { Compile, Compiler, Source } from '../question';
import { FORMATS } from './formats';
import { maskOf } from './masking';
import { CEILING, type Input, type Text } from './rules';

const isInput = (value: unknown): value is Input =>
	value === 'text' ||
	value === 'number' ||
	value === 'range' ||
	(typeof value === 'string' && Object.hasOwn(FORMATS, value));

/** Formats whose texts order as what they stand for. */
const ORDERED = new Set<Input>(['date', 'datetime-local', 'time', 'month', 'week']);

function inputOf(source: Source, compiler: Compiler): Input {
	const asked = source['inputType'] ?? 'text';
	if (isInput(asked)) return asked;
	const facts = { input: String(asked).slice(0, 40) };
	compiler.obstacle({ code: 'input_unsupported', facts, property: 'inputType', severity: 'error' });
	return 'text';
}

/** A smallest or largest value: fixed, in the form of the input. */
function limit(source: Source, property: 'min' | 'max', input: Input, compiler: Compiler) {
	const value = source[property];
	if (value === undefined || value === null || value === '') return {};
	if (input === 'number' || input === 'range') {
		const number = typeof value === 'string' ? Number(value) : value;
		if (typeof number === 'number' && Number.isFinite(number)) return { [property]: number };
	} else if (ORDERED.has(input)) {
		const { fits } =
			FORMATS[
				input === 'month' || input === 'week' || input === 'time' || input === 'date'
					? input
					: 'datetime-local'
			];
		if (typeof value === 'string' && fits(value)) return { [property]: value };
	} else return {};
	const facts = { property, value: String(value).slice(0, 60) };
	compiler.obstacle({ code: 'limit_unreadable', facts, property, severity: 'error' });
	return {};
}

/** SurveyJS takes a number for a text and a text for a number. */
function starting(value: unknown, input: Input): { initial?: unknown } {
	const isNumber = input === 'number' || input === 'range';
	if (isNumber && typeof value === 'string' && value.trim() && Number.isFinite(Number(value))) {
		return { initial: Number(value) };
	}
	return !isNumber && typeof value === 'number' ? { initial: String(value) } : {};
}

const worded = (key: string, words: Words | undefined) => (words === undefined ? {} : { [key]: words });

export const compile: Compile<Text> = {
	supports: [
		'inputType',
		'min',
		'max',
		'step',
		'maxLength',
		'placeholder',
		'placeHolder',
		'dataList',
		'autocomplete',
		'autoComplete',
		'minErrorText',
		'maxErrorText',
		'stepErrorText',
		'maskType',
		'maskSettings',
		'minValueExpression',
		'maxValueExpression'
	],
	ignores: {
		inputSize: 'a field is as wide as the page lets it be',
		textUpdateMode: 'only matters while typing in SurveyJS',
		inputTextAlignment: 'how it looks in SurveyJS'
	},
	plan(source, compiler) {
		const input = inputOf(source, compiler);
		const own = typeof source['maxLength'] === 'number' ? source['maxLength'] : -1;
		const maxLength = own >= 0 ? own : compiler.lengths.text;
		const step = Number(source['step']);
		const listed = Array.isArray(source['dataList']) ? source['dataList'].slice(0, 200) : [];
		const suggestions = listed
			.map((one: unknown) => compiler.words(one, 'dataList'))
			.filter((one) => one !== undefined);
		const autocomplete = source['autocomplete'] ?? source['autoComplete'];
		const mask = maskOf(source, input, compiler);
		const from = compiler.tree(source['minValueExpression'], 'minValueExpression');
		const to = compiler.tree(source['maxValueExpression'], 'maxValueExpression');
		return {
			input,
			...(mask ? { mask } : starting(source['defaultValue'], input)),
			...(from ? {} : limit(source, 'min', input, compiler)),
			...(to ? {} : limit(source, 'max', input, compiler)),
			...(from || to ? { bounds: { ...(from ? { min: from } : {}), ...(to ? { max: to } : {}) } } : {}),
			...(input === 'number' && step > 0 ? { step } : {}),
			...(maxLength > 0 ? { maxLength: Math.min(Math.floor(maxLength), CEILING) } : {}),
			...worded('placeholder', compiler.words(source['placeholder'] ?? source['placeHolder'], 'placeholder')),
			...(suggestions.length ? { suggestions } : {}),
			...(typeof autocomplete === 'string' && /^[a-z -]{1,60}$/i.test(autocomplete) ? { autocomplete } : {}),
			...worded('minMessage', compiler.words(source['minErrorText'], 'minErrorText')),
			...worded('maxMessage', compiler.words(source['maxErrorText'], 'maxErrorText')),
			...worded('stepMessage', compiler.words(source['stepErrorText'], 'stepErrorText'))
		};
	}
};
