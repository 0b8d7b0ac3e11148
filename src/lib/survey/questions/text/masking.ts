import { isPart, type Part } from '../../definition';
import type { Compiler, Source } from '../question';
import type { Mask } from './masks';
import { momentOf } from './moments';
import type { Input } from './rules';

const text = (part: Part, name: string, otherwise: string, longest: number): string => {
	const value = part[name];
	return typeof value === 'string' && value.length <= longest ? value : otherwise;
};
const finite = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isFinite(value) ? value : undefined;

function numeric(part: Part, around: boolean): Mask & { type: 'numeric' } {
	const [min, max, precision] = [finite(part['min']), finite(part['max']), finite(part['precision']) ?? 2];
	return {
		type: 'numeric',
		decimal: text(part, 'decimalSeparator', '.', 1),
		thousands: text(part, 'thousandsSeparator', ',', 1),
		precision: Math.min(Math.max(Math.floor(precision), 0), 10),
		negative: part['allowNegativeValues'] !== false,
		prefix: around ? text(part, 'prefix', '', 20) : '',
		suffix: around ? text(part, 'suffix', '', 20) : '',
		...(min === undefined ? {} : { min }),
		...(max === undefined ? {} : { max })
	};
}

function moment(part: Part): Mask & { type: 'datetime' } {
	const [min, max] = [part['min'], part['max']];
	return {
		type: 'datetime',
		pattern: text(part, 'pattern', '', 60),
		...(typeof min === 'string' && min ? { min } : {}),
		...(typeof max === 'string' && max ? { max } : {})
	};
}

/** A form that nothing fits is none. */
const isWhole = (mask: Mask): boolean =>
	mask.type === 'numeric'
		? mask.decimal !== '' && mask.decimal !== mask.thousands
		: mask.type === 'pattern'
			? mask.pattern !== ''
			: momentOf(mask.pattern, example(mask.pattern)) !== undefined;

const example = (pattern: string): string =>
	pattern
		.replace(/yyyy/g, '2024')
		.replace(/tt/gi, 'am')
		.replace(/yy|dd?|mm?|HH?|hh?|MM?|ss?|SS?/g, (piece) => (/^[dmHh]/.test(piece) ? '10' : '24'));

/** @returns the form in which a text is typed; as in SurveyJS, only texts and phone numbers have one */
export function maskOf(source: Source, input: Input, compiler: Compiler): Mask | undefined {
	const type = source['maskType'];
	if (!type || type === 'none' || (input !== 'text' && input !== 'tel')) return undefined;
	const settings = isPart(source['maskSettings']) ? source['maskSettings'] : {};
	const mask: Mask | undefined =
		type === 'numeric' || type === 'currency'
			? numeric(settings, type === 'currency')
			: type === 'pattern'
				? { type, pattern: text(settings, 'pattern', '', 200) }
				: type === 'datetime'
					? moment(settings)
					: undefined;
	if (!mask || !isWhole(mask)) {
		const facts = { property: 'maskSettings', value: String(type).slice(0, 60) };
		compiler.obstacle({ code: 'limit_unreadable', facts, property: 'maskSettings', severity: 'error' });
		return undefined;
	}
	return settings['saveMaskedValue'] === true ? { ...mask, kept: true } : mask;
}
