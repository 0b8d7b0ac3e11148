import { isPart, type Part } from '../definition';
import type { PlannedValidator } from '../plan';
import type { Compiler } from '../questions/question';
import { brief } from './notes';
import type { Patterns } from './pattern';

type Read = (part: Part, compiler: Compiler, patterns: Patterns) => PlannedValidator | undefined;

/** SurveyJS's validators by the names it has had for them. */
const READERS: Readonly<Record<string, Read>> = {
	numeric: (part) => ({ kind: 'numeric', ...range(part['minValue'], part['maxValue']) }),
	text: (part) => ({
		kind: 'text',
		...range(positive(part['minLength']), positive(part['maxLength'])),
		digits: part['allowDigits'] !== false
	}),
	regex: patterned,
	email: () => ({ kind: 'email' }),
	answercount: (part) => ({
		kind: 'count',
		...range(positive(part['minCount']), positive(part['maxCount']))
	}),
	expression(part, compiler) {
		const expression = compiler.tree(part['expression'], 'validators');
		return expression && { kind: 'expression', expression };
	}
};

const finite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
/** In these places SurveyJS takes 0 for "no limit". */
const positive = (value: unknown) => (finite(value) && value > 0 ? value : undefined);
const range = (min: unknown, max: unknown) => ({
	...(finite(min) ? { min } : {}),
	...(finite(max) ? { max } : {})
});

function patterned(part: Part, compiler: Compiler, patterns: Patterns): PlannedValidator | undefined {
	const pattern = part['regex'];
	if (typeof pattern !== 'string' || !pattern) return undefined;
	const insensitive = part['caseInsensitive'] === true || part['insensitive'] === true;
	const limit = patterns.longest(pattern, insensitive);
	if (typeof limit === 'number') return { kind: 'regex', pattern, insensitive, limit };
	const code = limit === 'slow' ? 'pattern_slow' : 'pattern_unreadable';
	compiler.obstacle({ code, facts: { pattern: brief(pattern) }, property: 'validators', severity: 'error' });
	return undefined;
}

/** @returns the planned validators of a question; what cannot be checked becomes an obstacle */
export function validatorsOf(source: Part, compiler: Compiler, patterns: Patterns): PlannedValidator[] {
	const list = Array.isArray(source['validators']) ? source['validators'].filter(isPart) : [];
	return list.flatMap((part): PlannedValidator[] => {
		const type = String(part['type'] ?? '').replace(/validator$/, '');
		const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
		if (!read) {
			const facts = { type: brief(part['type'] ?? '') };
			compiler.obstacle({ code: 'validator_unsupported', facts, property: 'validators', severity: 'error' });
			return [];
		}
		if (part['notificationType'] === 'warning' || part['notificationType'] === 'info') {
			compiler.obstacle({ code: 'validator_soft', property: 'validators', severity: 'warning' });
			return [];
		}
		const planned = read(part, compiler, patterns);
		const message = compiler.words(part['text'], 'validators');
		return planned ? [message === undefined ? planned : { ...planned, message }] : [];
	});
}
