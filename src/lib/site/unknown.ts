import { Problem } from '../problem';
import { isPart } from './fields';
import { LIMITS, type UnknownLimits } from './limits';
import type { Fields } from './site';
import { cleanText } from './text';

/**
 * The fields of a block that this version does not know: kept as they are for the version that does, within bounds and
 * without characters that cannot be stored. Nothing ever draws them.
 */
export function unknownFields(json: unknown, most: UnknownLimits = LIMITS.unknown): Fields {
	if (!isPart(json)) return {};
	let values = 0;
	let size = 0;
	const stop = (max: number): never => {
		throw new Problem('invalid', { limit: 'unknown', max });
	};
	const text = (raw: string) => {
		if ((size += raw.length) > most.size) stop(most.size);
		return cleanText(raw, true);
	};
	const copy = (value: unknown, depth: number): unknown => {
		if (depth > most.depth) return stop(most.depth);
		if (++values > most.values) return stop(most.values);
		if (typeof value === 'string') return text(value);
		if (typeof value === 'number') return Number.isFinite(value) ? value : null;
		if (typeof value === 'boolean') return value;
		if (Array.isArray(value)) return value.map((one) => copy(one, depth + 1));
		return isPart(value) ? part(value, depth) : null;
	};
	const part = (value: Fields, depth: number): Fields =>
		Object.fromEntries(
			Object.entries(value)
				.filter(([key, one]) => key !== '__proto__' && one !== undefined)
				.map(([key, one]) => [text(key), copy(one, depth + 1)])
		);
	return part(json, 0);
}
