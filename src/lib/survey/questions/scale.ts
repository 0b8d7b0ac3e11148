import type { Words } from '../plan';
import type { Choosing } from './choice';
import type { Compile, Measure, Rules } from './question';
import { SCALES, type ScaleName } from './scales';
import { single } from './single';

/** A standard scale: its points are fixed, so that scores can be compared; its words are the author's. */
export interface Scale extends Choosing {
	look: 'numbers' | 'smileys';
	low: Words;
	high: Words;
}

/** @returns the rules of the standard scale that is measured as `measure` */
export const scaleRules = (measure: Measure): Rules<Scale> => single<Scale>(measure);

/** @returns how the standard scale `name` is planned: its points, and ends in the author's or the house's words */
export function scaleCompile(name: ScaleName): Compile<Scale> {
	const { from, to, look, ends, points, title } = SCALES[name];
	return {
		supports: ['minRateDescription', 'maxRateDescription'],
		ignores: {
			displayMode: 'a scale stays a scale on every screen',
			scaleColorMode: 'colour is the look of the page',
			rateColorMode: 'colour is the look of the page'
		},
		plan: (source, compiler) => ({
			look,
			...(source['title'] ? {} : { title: compiler.words(undefined, 'title', title) ?? name }),
			choices: Array.from({ length: to - from + 1 }, (_, step) => ({
				value: from + step,
				text: (points && compiler.words(undefined, 'rateValues', points[step])) ?? String(from + step)
			})),
			low: compiler.words(source['minRateDescription'], 'minRateDescription', ends.low) ?? '',
			high: compiler.words(source['maxRateDescription'], 'maxRateDescription', ends.high) ?? ''
		})
	};
}
