import { isPart } from '../fields';
import { isPicture } from '../picture-parse';
import { inLanguage, type Fields, type Picture } from '../site';

// What the fields of a block hold, by name. What has another shape (an older document) reads as nothing.

interface Speaks {
	language: string;
	languages: readonly string[];
}

/** @returns the entries of a list */
export const entriesIn = (fields: Fields, name: string): readonly Fields[] => {
	const value = fields[name];
	return Array.isArray(value) ? value.filter(isPart) : [];
};

/** @returns what was picked, a date, the id of a page */
export const textIn = (fields: Fields, name: string): string => {
	const value = fields[name];
	return typeof value === 'string' ? value : '';
};

export const numberIn = (fields: Fields, name: string): number | null => {
	const value = fields[name];
	return typeof value === 'number' ? value : null;
};

export const pictureIn = (fields: Fields, name: string): Picture | null => {
	const value = fields[name];
	return isPicture(value) ? value : null;
};

/** @returns a stored file; null for none */
export const fileIn = (fields: Fields, name: string): { id: string; name: string; size: number } | null => {
	const value = fields[name];
	if (!isPart(value) || typeof value['id'] !== 'string') return null;
	const { id, size } = value;
	return {
		id,
		name: typeof value['name'] === 'string' ? value['name'] : '',
		size: typeof size === 'number' ? size : 0
	};
};

/** @returns the link as the field has it (`page:<id>`, `https://...`); '' for none */
export const linkIn = (fields: Fields, name: string): string => {
	const value = fields[name];
	return isPart(value) && typeof value['to'] === 'string' ? value['to'] : '';
};

/** @returns the words that a reader sees; '' where nothing is written */
export const wordsIn = (fields: Fields, name: string, { languages, language }: Speaks): string => {
	const value = fields[name];
	const said = isPart(value) ? inLanguage(value, languages, language) : undefined;
	return typeof said === 'string' ? said : '';
};

/** @returns whether a reader sees anything of these words or this rich text */
export const isWritten = (fields: Fields, name: string, { languages, language }: Speaks): boolean => {
	const value = fields[name];
	return isPart(value) && Boolean(inLanguage(value, languages, language));
};
