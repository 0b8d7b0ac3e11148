import type { Compile, Compiler, Source } from '../question';
import type { Rating } from './rules';

/** SurveyJS's own ceiling; a scale with more points is a number to type. */
const MOST = 20;
const LOOKS = ['labels', 'stars', 'smileys'] as const;

const finite = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The points of a scale that is given by its ends: two of smallest, largest and count say the third. */
function points(source: Source): number[] {
	const step = finite(source['rateStep']) ?? 1;
	const count = finite(source['rateCount']);
	const [low, high] = [finite(source['rateMin']), finite(source['rateMax'])];
	const from = low ?? (high !== undefined && count !== undefined ? high - step * (count - 1) : 1);
	const to = high ?? from + step * ((count ?? 5) - 1);
	if (!(step > 0) || !(to > from)) return [];
	const length = Math.min(Math.floor((to - from) / step + 1e-9) + 1, MOST + 1);
	// Steps such as 0.1 must not leave 0.30000000000000004 behind.
	return Array.from({ length }, (_, index) => Number((from + index * step).toFixed(10)));
}

function choices(source: Source, compiler: Compiler) {
	const given = source['rateValues'];
	const listed = Array.isArray(given) && given.length > 0 && source['autoGenerate'] !== true;
	if (listed) return compiler.choices(source, { items: given, property: 'rateValues' });
	return points(source).map((value) => ({ value, text: String(value) }));
}

export const compile: Compile<Rating> = {
	supports: [
		'rateMin',
		'rateMax',
		'rateStep',
		'rateCount',
		'rateValues',
		'autoGenerate',
		'rateType',
		'rateDisplayMode',
		'minRateDescription',
		'maxRateDescription',
		'mininumRateDescription',
		'maximumRateDescription'
	],
	ignores: {
		displayMode: 'a scale stays a scale on every screen',
		scaleColorMode: 'colour is the look of the page',
		rateColorMode: 'colour is the look of the page',
		displayRateDescriptionsAsExtremeItems: 'the ends are always named beside the scale',
		rateDescriptionLocation: 'the ends are always named beside the scale',
		itemComponent: 'how it looks in SurveyJS'
	},
	plan(source, compiler) {
		const planned = choices(source, compiler);
		if (planned.length < 2 || planned.length > MOST) {
			const facts = { max: MOST };
			compiler.obstacle({ code: 'scale_impossible', facts, property: 'rateMax', severity: 'error' });
		}
		const look = source['rateType'] ?? source['rateDisplayMode'];
		const low = compiler.words(
			source['minRateDescription'] ?? source['mininumRateDescription'],
			'minRateDescription'
		);
		const high = compiler.words(
			source['maxRateDescription'] ?? source['maximumRateDescription'],
			'maxRateDescription'
		);
		return {
			choices: planned.slice(0, MOST),
			look: LOOKS.find((one) => one === look) ?? 'labels',
			...(low === undefined ? {} : { low }),
			...(high === undefined ? {} : { high })
		};
	}
};
