import { Problem } from '../problem';
import type { BlockKind, Field } from './blocks/block';
import { isId, newId } from './ids';
import { linkFrom } from './link';
import { isPicture, pictureFrom } from './picture-parse';
import { isEmptyRich, richFrom } from './rich-parse';
import type { Block, Fields, Prose, Words } from './site';
import { cleanText } from './text';

/** Characters of `words` where the field does not say. */
export const MOST_WORDS: Readonly<Record<'short' | 'long', number>> = { short: 200, long: 2_000 };

/** As BCP 47 has them, without the rare parts: `en`, `zh-CN`, `pt-BR`. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/;
export const isLanguage = (text: string): boolean => LANGUAGE.test(text);

/**
 * Told of a value that a person could have meant but that cannot be kept: too long, a link that is none.
 * @param at the way to it in the block: `items.2.answer`
 */
export type Refuse = (at: string) => void;

/** What is saved is refused whole, so that nothing a person wrote is lost without a word. */
export const refuse: Refuse = (at) => {
	throw new Problem('invalid', { field: at });
};
/** What was stored by an earlier version of a block is shown as far as it can be. */
export const forgive: Refuse = () => {};

type Part = Readonly<Record<string, unknown>>;
export const isPart = (value: unknown): value is Part =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The gate of a block: its fields and no others, each as its kind says. What has another shape (the block was of an
 * earlier version, or somebody plays) is empty.
 */
export const fieldsFrom = (kind: BlockKind, raw: unknown, told: Refuse = refuse): Fields =>
	each(kind.fields, raw, '', told);

function each(fields: Readonly<Record<string, Field>>, raw: unknown, way: string, told: Refuse): Fields {
	const given = isPart(raw) ? raw : {};
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => {
			const value = Object.hasOwn(given, name) ? given[name] : undefined;
			return [name, fieldFrom(field, value, way + name, told)];
		})
	);
}

/** @returns what a field holds before anything was put in */
export function emptyOf(field: Field): unknown {
	switch (field.as) {
		case 'words':
		case 'prose':
			return {};
		case 'link':
			return { to: '' };
		case 'picture':
		case 'file':
		case 'number':
			return null;
		case 'flag':
			return false;
		case 'pick':
			return field.options[0]?.value ?? '';
		case 'list':
			return [];
		default:
			return '';
	}
}

/** @returns a fresh entry of a list */
export const freshEntry = (field: Extract<Field, { as: 'list' }>): Fields =>
	Object.fromEntries(Object.entries(field.of).map(([name, one]) => [name, emptyOf(one)]));

/** @returns a new block as its kind wants it to begin */
export const freshBlock = (kind: BlockKind, name: string, languages: readonly string[]): Block => ({
	id: newId(),
	kind: name,
	fields: fieldsFrom(kind, kind.fresh(languages))
});

/** @returns the value as the field may hold it; empty where it has another shape */
export function fieldFrom(field: Field, value: unknown, at: string, told: Refuse = refuse): unknown {
	switch (field.as) {
		case 'words':
			return wordsFrom(value, field.long ?? false, field.most, at, told);
		case 'prose':
			return proseFrom(value, at, told);
		case 'link':
			return { to: toFrom(isPart(value) ? value['to'] : '', at, told) };
		case 'picture':
			return pictureFrom(value, at, told);
		case 'file':
			return fileFrom(value);
		case 'number':
			return numberFrom(value, field.least, field.most);
		case 'date':
			return dateFrom(value, at, told);
		case 'flag':
			return value === true;
		case 'pick':
			return field.options.find((option) => option.value === value)?.value ?? emptyOf(field);
		case 'survey':
		case 'page':
			return isId(value) ? value : '';
		case 'question':
			return typeof value === 'string' && value.length <= 200 ? cleanText(value, false) : '';
		case 'list':
			return listFrom(field, value, at, told);
	}
}

/** @returns words by language; a language in which nothing stands has not been written */
export function wordsFrom(
	value: unknown,
	long: boolean,
	most = long ? MOST_WORDS.long : MOST_WORDS.short,
	at = '',
	told: Refuse = refuse
): Words {
	const kept: [string, string][] = [];
	for (const [language, raw] of isPart(value) ? Object.entries(value) : []) {
		if (!isLanguage(language) || typeof raw !== 'string') continue;
		const text = cleanText(raw, long);
		if (text.length > most) told(at);
		if (text.trim()) kept.push([language, text.slice(0, most).toWellFormed()]);
	}
	return Object.fromEntries(kept);
}

function proseFrom(value: unknown, at: string, told: Refuse): Prose {
	const kept: [string, Prose[string]][] = [];
	for (const [language, raw] of isPart(value) ? Object.entries(value) : []) {
		if (!isLanguage(language)) continue;
		try {
			const document = richFrom(raw);
			if (!isEmptyRich(document)) kept.push([language, document]);
		} catch (thrown) {
			if (!(thrown instanceof Problem)) throw thrown;
			told(at);
		}
	}
	return Object.fromEntries(kept);
}

function toFrom(value: unknown, at: string, told: Refuse): string {
	if (typeof value !== 'string' || !value.trim()) return '';
	const link = linkFrom(value);
	if (link === null) told(at);
	return link ?? '';
}

function fileFrom(value: unknown): Fields | null {
	if (!isPart(value) || !isId(value['id'])) return null;
	const { name, size } = value;
	return {
		id: value['id'],
		name: typeof name === 'string' ? cleanText(name, false).slice(0, 200).toWellFormed() : '',
		size: typeof size === 'number' && size >= 0 && Number.isSafeInteger(size) ? size : 0
	};
}

function numberFrom(value: unknown, least = -1e12, most = 1e12): number | null {
	if (typeof value !== 'number' || !Number.isFinite(value)) return null;
	return Math.min(most, Math.max(least, value));
}

const DATE = /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/;

function dateFrom(value: unknown, at: string, told: Refuse): string {
	if (typeof value !== 'string' || !value) return '';
	const day = value.slice(0, 10);
	const instant = DATE.test(value) ? new Date(`${day}T00:00:00Z`) : null;
	// The 31st of February becomes the 3rd of March.
	if (instant && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)) return value;
	told(at);
	return '';
}

function listFrom(
	field: Extract<Field, { as: 'list' }>,
	value: unknown,
	at: string,
	told: Refuse
): readonly Fields[] {
	if (!Array.isArray(value)) return [];
	if (value.length > field.most) told(at);
	return value
		.slice(0, field.most)
		.filter(isPart)
		.map((entry, index) => each(field.of, entry, `${at}.${index}.`, told));
}

/** @returns whether a required field with this value still stands in the way of publishing */
export function isEmptyField(field: Field, value: unknown, languages: readonly string[]): boolean {
	if (field.as === 'words' || field.as === 'prose')
		return !isPart(value) || !languages.some((language) => Object.hasOwn(value, language));
	if (field.as === 'link') return !isPart(value) || !value['to'];
	if (field.as === 'picture') return !isPicture(value);
	if (field.as === 'flag') return value !== true;
	if (field.as === 'list') return !Array.isArray(value) || !value.length;
	return value === null || value === undefined || value === '';
}
