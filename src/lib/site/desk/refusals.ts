import { m } from '$lib/i18n/paraglide/messages';
import { sentence } from '$lib/i18n/problems';
import type { FileRefusal } from '../file';
import type { PictureRefusal } from '../picture';
import type { Refused } from './uploading';

type Sentences<Code extends string> = Readonly<Record<Code, (facts: Refused['facts']) => string>>;

const PICTURES: Sentences<PictureRefusal['code']> = {
	empty: m.desk_picture_empty,
	type: m.desk_picture_type,
	animated: m.desk_picture_animated,
	damaged: m.desk_picture_damaged,
	room: m.desk_picture_room,
	too_large: ({ megabytes }) => m.desk_picture_too_large({ megabytes: String(megabytes) }),
	too_many_pixels: ({ megapixels }) => m.desk_picture_too_many_pixels({ megapixels: String(megapixels) })
};

const FILES: Sentences<FileRefusal['code']> = {
	empty: m.desk_file_empty,
	type: m.desk_file_type,
	room: m.desk_file_room,
	too_large: ({ megabytes }) => m.desk_file_too_large({ megabytes: String(megabytes) })
};

/** @returns why a picture was not taken; '' where its sender called it off */
export const pictureRefused = (refused: Refused): string => said(PICTURES, refused);

/** @returns the same of a file */
export const fileRefused = (refused: Refused): string => said(FILES, refused);

function said(
	sentences: Readonly<Record<string, (facts: Refused['facts']) => string>>,
	refused: Refused
): string {
	const { code, facts } = refused;
	if (code === 'called_off') return '';
	return Object.hasOwn(sentences, code) ? (sentences[code]?.(facts) ?? '') : sentence(code);
}
