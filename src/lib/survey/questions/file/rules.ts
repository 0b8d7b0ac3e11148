import { isStored, sayBytes, type Stored, type Taking } from '../../files';
import { mistake } from '../../mistakes';
import type { Words } from '../../plan';
import type { Rules } from '../question';

export interface FileQuestion extends Taking {
	kind: 'file';
	/** The picker opens the camera. */
	camera?: true;
	hint?: Words;
}

function parsed(text: string): Stored | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isStored(value) ? value : undefined;
	} catch {
		// A file that the browser posted by itself, or damage: there is nothing in it to keep.
		return undefined;
	}
}

/**
 * An answer is a list of files that the house has kept, each with its own reference. Whether a reference is genuine, and
 * of a wanted type, the server tells (`files.genuine`): the page need not carry what it takes to know.
 */
export const rules: Rules<FileQuestion> = {
	read({ name }, posted) {
		const kept = posted.all(name).flatMap((text) => parsed(text) ?? []);
		return kept.length ? kept : undefined;
	},
	refuse({ files }, value) {
		if (!Array.isArray(value) || !value.length || !value.every(isStored)) return mistake('not_an_answer');
		if (value.length > files.most) return mistake('too_many_files', { max: files.most });
		if (new Set(value.map(({ content }) => content)).size < value.length) return mistake('not_an_answer');
		return value.every(({ size }) => size <= files.size)
			? null
			: mistake('file_too_large', { max: sayBytes(files.size) });
	},
	post: ({ name }, value) =>
		Array.isArray(value) ? value.map((one): [string, string] => [name, JSON.stringify(one)]) : [],
	tokens: () => [],
	display: (_question, value) =>
		Array.isArray(value)
			? value.flatMap((one) => (isStored(one) ? `${one.name} (${sayBytes(one.size)})` : [])).join(', ')
			: '',
	measure: () => 'text'
};
