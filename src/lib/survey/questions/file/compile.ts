import { ALL_TYPES, LIMITS, sayBytes, typesFor, type FileType } from '../../files';
import type { Compile, Compiler, Source } from '../question';
import type { FileQuestion } from './rules';

/** SurveyJS's categories, as far as their types are taken here. */
const CATEGORIES: Record<string, string> = {
	image: 'image/*',
	video: 'video/*',
	audio: 'audio/*',
	document: '.pdf',
	archive: ''
};

/** What SurveyJS puts under a category and nobody may send here. */
const LEFT_OUT: Record<string, string> = {
	document: 'document',
	archive: 'archive',
	image: '',
	video: '',
	audio: ''
};

/** The author's wishes as single types: `image/*`, `.pdf`. None: every type. */
function wishesOf(source: Source): string[] {
	const categories = [source['acceptedCategories'] ?? []].flat().map(String);
	const chosen = categories.filter((one) => Object.hasOwn(CATEGORIES, one));
	const own = typeof source['acceptedTypes'] === 'string' ? source['acceptedTypes'].split(',') : [];
	const custom = !chosen.length || categories.includes('custom') ? own : [];
	return [...chosen.flatMap((one) => [CATEGORIES[one] ?? '', LEFT_OUT[one] ?? '']), ...custom]
		.map((wish) => wish.trim())
		.filter(Boolean);
}

function typesOf(source: Source, compiler: Compiler): FileType[] {
	const wishes = wishesOf(source);
	if (!wishes.length) return ALL_TYPES;
	const wanted = new Set(wishes.flatMap(typesFor));
	const refused = wishes.filter((wish) => !typesFor(wish).length);
	const facts = { types: refused.join(', ').slice(0, 60).toWellFormed() };
	const property = source['acceptedTypes'] === undefined ? 'acceptedCategories' : 'acceptedTypes';
	if (!wanted.size) compiler.obstacle({ code: 'file_types_none', facts, property, severity: 'error' });
	else if (refused.length)
		compiler.obstacle({ code: 'file_types_left', facts, property, severity: 'warning' });
	return ALL_TYPES.filter((type) => wanted.has(type));
}

const number = (value: unknown): number => (typeof value === 'number' && value > 0 ? Math.floor(value) : 0);

function mostOf(source: Source, compiler: Compiler): number {
	if (source['allowMultiple'] !== true) return 1;
	const asked = number(source['maxFiles']);
	const facts = { max: LIMITS.most };
	if (asked > LIMITS.most && asked !== 1000)
		compiler.obstacle({ code: 'file_too_many', facts, property: 'maxFiles', severity: 'warning' });
	return Math.min(asked || LIMITS.most, LIMITS.most);
}

function sizeOf(source: Source, compiler: Compiler): number {
	const asked = number(source['maxSize']);
	const facts = { max: sayBytes(LIMITS.size) };
	if (asked > LIMITS.size)
		compiler.obstacle({ code: 'file_too_large', facts, property: 'maxSize', severity: 'warning' });
	return Math.min(asked || LIMITS.size, LIMITS.size);
}

export const compile: Compile<FileQuestion> = {
	supports: [
		...['allowMultiple', 'acceptedTypes', 'acceptedCategories', 'maxSize', 'maxFiles', 'sourceType'],
		...['filePlaceholder', 'fileOrPhotoPlaceholder', 'photoPlaceholder']
	],
	ignores: {
		storeDataAsText: 'files are kept by themselves, never inside an answer',
		waitForUpload: 'nothing is sent before its files have arrived',
		showPreview: 'files are listed by name',
		allowImagesPreview: 'files are listed by name',
		imageHeight: 'files are listed by name',
		imageWidth: 'files are listed by name',
		allowCameraAccess: 'the picker of a phone offers its camera by itself',
		confirmDelete: 'a file that is left out can be ticked again',
		needConfirmRemoveFile: 'a file that is left out can be ticked again'
	},
	plan(source, compiler) {
		const own = source['filePlaceholder'] ?? source['fileOrPhotoPlaceholder'] ?? source['photoPlaceholder'];
		const hint = compiler.words(own, 'filePlaceholder');
		const files = {
			types: typesOf(source, compiler),
			size: sizeOf(source, compiler),
			most: mostOf(source, compiler)
		};
		return {
			files,
			...(source['sourceType'] === 'camera' ? { camera: true as const } : {}),
			...(hint === undefined ? {} : { hint })
		};
	}
};
