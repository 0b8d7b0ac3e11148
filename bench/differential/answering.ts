import type { Course } from '../../src/lib/survey/course';
import type { PlannedChoice, PlannedQuestion } from '../../src/lib/survey/plan';
import type { RulesByKind } from '../../src/lib/survey/questions/question';
import { any, type Roll } from './dice';

/** @returns an answer that a person could give to this question, or undefined for taking it back */
export function answerTo(question: PlannedQuestion, now: Course, roll: Roll): unknown {
	if (roll(9) === 0) return undefined;
	const offered = (question.choices ?? []).filter(
		({ all }, index) => !all && now.allows(question, index) && now.offers(question, index)
	);
	const it = { ...UNSAID, ...question };
	switch (question.kind) {
		case 'boolean':
			return 'valueTrue' in question
				? any([question.valueTrue, 'valueFalse' in question ? question.valueFalse : false], roll)
				: undefined;
		case 'checkbox':
		case 'tagbox':
			return severalOf(question, offered, roll);
		case 'imagepicker':
			return it.many ? severalOf(question, offered, roll) : any(offered, roll)?.value;
		case 'ranking':
			// One thing alone is in no order.
			return offered.length < 2 ? undefined : offered.map(({ value }) => value).sort(() => roll(3) - 1);
		case 'comment':
			return any(['hello', 'a', 'abc', '5', 'two\nlines'], roll);
		case 'slider':
			return sliderOf(question, roll);
		case 'text':
			return any(
				it.mask
					? masked(question, now.rules)
					: textsOf(String(it.input)).filter((value) => within(question, value)),
				roll
			);
		case 'signaturepad':
		case 'file':
		case 'hidden':
			return undefined;
		default: {
			const one = any(offered, roll);
			return one && worded(one, roll);
		}
	}
}
const UNSAID = { many: false, mask: undefined, input: 'text', range: false, min: undefined, max: undefined };

/** The answer as a form brings it: in the record that it is stored in, or with the signs of a mask. */
export function asFormed(question: PlannedQuestion, value: unknown, rules: RulesByKind): unknown {
	const kind = rules[question.kind];
	if (value === undefined || !kind) return value;
	const form = kind.post(question, value, rules);
	const all = (name: string) => form.flatMap(([key, text]) => (key === name ? [text] : []));
	return kind.read(question, { get: (name) => all(name)[0] ?? null, all }, rules);
}

/** A choice, now and then with the words that go with it. */
const worded = ({ value, asks }: PlannedChoice, roll: Roll): unknown =>
	asks && (asks.required || roll(2)) ? { value, comment: 'words' } : value;

/** As many as may be ticked: SurveyJS disables the others then. */
function severalOf(question: PlannedQuestion, offered: readonly PlannedChoice[], roll: Roll): unknown {
	const alone = offered.filter(({ none }) => none);
	if (alone.length && roll(5) === 0) return [any(alone, roll)?.value];
	const { max } = { ...UNSAID, ...question };
	const some = offered
		.filter((choice) => !choice.none && roll(2))
		.slice(0, typeof max === 'number' && max > 0 ? max : undefined);
	return some.length ? some.map((choice) => worded(choice, roll)) : undefined;
}

/** A slider has no way to a value between two steps, or outside of its ends. */
function sliderOf(question: PlannedQuestion, roll: Roll): unknown {
	const { min, max, range } = { ...UNSAID, ...question };
	const [low, high] = [typeof min === 'number' ? min : 0, typeof max === 'number' ? max : 100];
	const stops = [0, 0.1, 0.2, 0.5, 1].map((part) => low + (high - low) * part);
	const ends = [any(stops, roll) ?? low, any(stops, roll) ?? high];
	return range ? ends.sort((a, b) => a - b) : ends[0];
}

/** What a mask lets one type. */
function masked(question: PlannedQuestion, rules: RulesByKind): unknown[] {
	const typed = [
		'12',
		'1234',
		'5',
		'2024-02-29',
		'02/29/2024',
		'29.02.2024',
		'02-29-2024',
		'+12-34',
		'ab',
		'2'
	];
	const long = ['123-45-6789', '+1 (234) 567-89-01', '+1(234)-567-89-01', '123-45-678901', '12:30', '12/24'];
	return [...typed, ...long].flatMap((text) => {
		const posted = { get: () => text, all: () => [text] };
		const value = rules[question.kind]?.read(question, posted, rules);
		return rules[question.kind]?.refuse(question, value, () => true, rules) ? [] : [value];
	});
}

function textsOf(input: string): readonly (string | number)[] {
	if (input === 'number' || input === 'range') return [0, 1, 2, 3, 5, 18, 42, 200];
	if (input === 'date') return ['2024-02-29', '2030-01-01'];
	if (input === 'datetime-local') return ['2024-02-29T10:00', '2030-01-01T12:30'];
	if (input === 'time') return ['08:30', '23:59'];
	if (input === 'month') return ['2024-02'];
	if (input === 'week') return ['2024-W08'];
	if (input === 'url') return ['https://example.org'];
	if (input === 'tel') return ['+49 30 1234567'];
	if (input === 'color') return ['#ff0000'];
	if (input === 'email') return ['a@b.co', 'c@d.org'];
	return ['abc', 'a@b.co', '5', 'Yes', 'item1', '1', 'val1', 'a', '2', '10'];
}

/** SurveyJS does not take a number that is out of bounds into its answers at all; a form keeps it, with a mistake. */
function within(question: PlannedQuestion, value: string | number): boolean {
	const { min, max } = { ...UNSAID, ...question };
	const [low, high] = [min, max].map((bound) => (typeof bound === 'number' ? bound : undefined));
	return typeof value !== 'number' || (value >= (low ?? -Infinity) && value <= (high ?? Infinity));
}
