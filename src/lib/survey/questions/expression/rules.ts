import { mistake } from '../../mistakes';
import type { PlannedQuestion, Words } from '../../plan';
import { token } from '../choice';
import { OPEN } from '../number';
import type { Rules } from '../question';

/** An answer that is worked out from others and shown; nobody gives it. */
export interface Expression extends PlannedQuestion {
	kind: 'expression';
	style: 'none' | 'decimal' | 'currency' | 'percent' | 'date';
	currency?: string;
	/** Digits after the point. */
	fewest?: number;
	most?: number;
	/** `1234`, not `1,234`. */
	ungrouped?: true;
	/** What stands around the value, which is at U+E000. */
	format?: Words;
	/** The respondent's language, in that language: what numbers and dates are written in. */
	tongue: Words;
	/** Texts that can come out; any other text is somebody's own, and is not counted. */
	outcomes: string[];
}

/** @returns the value in the words of a language, without what stands around it; '' for none */
export function worded(question: Expression, value: unknown, language: string): string {
	if (value === undefined || value === null || value === '') return '';
	const { style, currency = 'USD', fewest, most, ungrouped } = question;
	if (style === 'date') {
		const date = value instanceof Date ? value : new Date(localTime(value));
		return Number.isNaN(+date)
			? String(value)
			: written(() => date.toLocaleDateString(language), String(value));
	}
	if (value instanceof Date) return written(() => value.toLocaleDateString(language), String(value));
	if (style === 'none' || typeof value !== 'number') return String(value);
	const digits = {
		...(fewest !== undefined && { minimumFractionDigits: fewest }),
		...(most !== undefined && { maximumFractionDigits: most })
	};
	const options = { style, ...(style === 'currency' && { currency }), useGrouping: !ungrouped, ...digits };
	return written(() => value.toLocaleString(language, options), String(value));
}

/** A day without a time is that day wherever somebody is, not midnight in Greenwich. */
const localTime = (value: unknown): string | number =>
	typeof value === 'number'
		? value
		: /^\d{4}-\d\d-\d\d$/.test(String(value))
			? `${String(value)}T00:00`
			: String(value);

/** A currency or a language that there is not is no reason to show nothing. */
function written(by: () => string, otherwise: string): string {
	try {
		return by();
	} catch {
		return otherwise;
	}
}

export const rules: Rules<Expression> = {
	read: () => undefined,
	refuse: () => mistake('not_an_answer'),
	post: () => [],
	tokens: ({ outcomes }, value) =>
		typeof value === 'number' || typeof value === 'boolean' || outcomes.some((one) => one === value)
			? [token(value)]
			: [],
	display(question, value, say) {
		const said = worded(question, value, say(question.tongue));
		return question.format !== undefined && said ? say(question.format).replaceAll(OPEN, () => said) : said;
	},
	measure: ({ outcomes, style }) => (style === 'date' ? 'none' : outcomes.length ? 'choice' : 'number')
};
