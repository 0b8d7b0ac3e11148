import { isPart } from '../../definition';
import type { Words } from '../../plan';
import type { Compile, Compiler, Source } from '../question';
import { opened } from '../formatted';
import { OPEN } from '../number';
import type { Slider } from './rules';

const finite = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** As many labels as fit under the track of a phone. */
const MOST_LABELS = 11;

function labelled(source: Source, min: number, max: number, compiler: Compiler): Slider['labels'] {
	if (source['showLabels'] === false) return [];
	const custom = Array.isArray(source['customLabels']) ? source['customLabels'].slice(0, 50) : [];
	if (custom.length) {
		return custom.flatMap((item: unknown) => {
			const part = isPart(item) ? item : { value: item };
			const value = Number(part['value']);
			if (!Number.isFinite(value) || value < min || value > max) return [];
			const said = compiler.words(part['text'], 'customLabels') ?? String(value);
			const both = part['showValue'] === true && typeof said === 'string' && said !== String(value);
			return [{ value, text: both ? `${said} (${value})` : said }];
		});
	}
	const asked = finite(source['labelCount']);
	const count = asked === undefined || asked < 0 ? 5 : Math.min(Math.floor(asked), MOST_LABELS);
	const apart = count > 1 ? (max - min) / (count - 1) : 0;
	const format = opened(source['labelFormat'], 'labelFormat', compiler);
	return Array.from({ length: count }, (_, at) => {
		const value = Number((min + at * apart).toFixed(4));
		return { value, text: around(format, value) };
	});
}

/** The words with the value in their place. */
function around(format: Words | undefined, value: number): Words {
	const fill = (text: unknown): unknown =>
		typeof text === 'string' ? text.replaceAll(OPEN, String(value)) : text;
	if (typeof format === 'string') return format.replaceAll(OPEN, String(value));
	if (!format || Array.isArray(format)) return String(value);
	const filled = Object.entries(format).map(([language, text]) => [language, fill(text)]);
	return Object.fromEntries(filled);
}

function check(source: Source, min: number, max: number, step: number, compiler: Compiler): void {
	const type = source['sliderType'] ?? 'single';
	const wrong = (property: string) => {
		const facts = { property, value: String(source[property] ?? '').slice(0, 60) };
		compiler.obstacle({ code: 'limit_unreadable', facts, property, severity: 'error' });
	};
	if (type !== 'single' && type !== 'range') wrong('sliderType');
	if (!(max > min)) wrong('max');
	if (!(step > 0)) wrong('step');
}

export const compile: Compile<Slider> = {
	supports: [
		'sliderType',
		'min',
		'max',
		'step',
		'minValueExpression',
		'maxValueExpression',
		'minRangeLength',
		'maxRangeLength',
		'showLabels',
		'customLabels',
		'labelCount',
		'labelFormat',
		'tooltipFormat'
	],
	ignores: {
		tooltipVisibility: 'the value always stands beside the slider',
		allowDragRange: 'each end is moved by itself',
		allowSwap: 'the two ends are put in order',
		allowClear: 'it has no value until it is touched',
		autoGenerate: 'follows from whether there are labels of its own'
	},
	plan(source, compiler) {
		const [min, max, step] = [
			finite(source['min']) ?? 0,
			finite(source['max']) ?? 100,
			finite(source['step']) ?? 1
		];
		check(source, min, max, step, compiler);
		const from = compiler.tree(source['minValueExpression'], 'minValueExpression');
		const to = compiler.tree(source['maxValueExpression'], 'maxValueExpression');
		const nearest = finite(source['minRangeLength']);
		const farthest = finite(source['maxRangeLength']);
		const format = opened(source['tooltipFormat'], 'tooltipFormat', compiler);
		return {
			...(from ? {} : { min }),
			...(to ? {} : { max }),
			...(from || to ? { bounds: { ...(from ? { min: from } : {}), ...(to ? { max: to } : {}) } } : {}),
			step: step > 0 ? step : 1,
			...(source['sliderType'] === 'range' ? { range: true as const } : {}),
			...(nearest ? { nearest } : {}),
			...(farthest ? { farthest } : {}),
			labels: from || to ? [] : labelled(source, min, max, compiler),
			...(format === undefined ? {} : { format })
		};
	}
};
