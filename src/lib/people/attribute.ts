import { bare, cleaned } from './plain';

/** Something that a team knows of its contacts: a department, when they joined. */
export interface Attribute {
	name: string;
	kind: AttributeKind;
	/** Reports may split by it, where groups are large enough. */
	segment: boolean;
}

export const ATTRIBUTE_KINDS = ['text', 'number', 'date'] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

export const MOST_ATTRIBUTES = 50;
export const MOST_ATTRIBUTE_NAME = 60;
export const MOST_VALUE = 500;

/** Why a text is no value of its attribute. */
export type ValueMistake = 'too_long' | 'date' | 'number';

/** Signs that would make a hole of a letter, or a condition of a list, read differently. */
const FORBIDDEN = /[{}@$]/;

/** @returns the name as it is kept, or null: empty, too long, or with a sign that templates use */
export function attributeNameFrom(text: string): string | null {
	const name = cleaned(text);
	return name && name.length <= MOST_ATTRIBUTE_NAME && !FORBIDDEN.test(name) ? name : null;
}

/**
 * `2026-03-01`, `2026/3/1`, `2026.3.1`, `2026年3月1日`, `1.3.2026`, each with or without a time behind it. Not
 * `1/3/2026`: half the world reads it as the third of January.
 */
const DATES = [
	/^(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})(?:[T ]\d{1,2}:\d{2}\S*)?$/,
	/^(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]$/,
	/^(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?: \d{1,2}:\d{2}\S*)?$/
];

/** @returns `2026-03-01`, or null: no date, or one that does not exist */
export function dayFrom(text: string): string | null {
	for (const shape of DATES) {
		const { y, m, d } = shape.exec(bare(text))?.groups ?? {};
		if (!y || !m || !d) continue;
		const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
		const time = Date.parse(`${day}T00:00:00Z`);
		const there = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) && y >= '1800';
		return there ? day : null;
	}
	return null;
}

/** `1234.5`, `1,234.5`, `1.234,5`, `-3`; `1,234` is a thousand and more, as is `1.234.567`. */
export function numberFrom(text: string): string | null {
	const written = bare(text).replace(/[\s\u00a0\u202f']/g, '');
	if (written.length > 30) return null;
	const plain = /^-?\d+(\.\d+)?$/.test(written)
		? written
		: /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written)
			? written.replaceAll(',', '')
			: /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$/.test(written)
				? written.replaceAll('.', '').replace(',', '.')
				: /^-?\d+,\d+$/.test(written)
					? written.replace(',', '.')
					: null;
	return plain && plain.replace(/^(-?)0+(?=\d)/, '$1');
}

/** @returns '' for what says nothing */
export function valueFrom(kind: AttributeKind, text: string): { value: string } | { mistake: ValueMistake } {
	const value = cleaned(text);
	if (value.length > MOST_VALUE) return { mistake: 'too_long' };
	if (!value || kind === 'text') return { value };
	const read = kind === 'date' ? dayFrom(value) : numberFrom(value);
	return read === null ? { mistake: kind } : { value: read };
}
