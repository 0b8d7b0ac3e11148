import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

// The words of the interface, over all rooms: nothing is missing in one language that the other has.

const FOLDER = path.join(import.meta.dirname, 'words');
const LOCALES = ['en', 'zh-CN'] as const;

type Variant = { match: Record<string, string> };
type Word = string | Variant[];
type Words = Record<string, Word>;

const rooms = [...new Set(readdirSync(FOLDER).map((file) => file.replace(/\.[^.]+\.json$/, '')))];

function words(room: string, locale: string): Words {
	const { $schema: _, ...found } = JSON.parse(
		readFileSync(path.join(FOLDER, `${room}.${locale}.json`), 'utf8')
	);
	return found;
}

const sentences = (word: Word): string[] =>
	typeof word === 'string' ? [word] : word.flatMap(({ match }) => Object.values(match));

const placeholders = (text: string) => [...text.matchAll(/\{\s*(\w+)\s*\}/g)].map((found) => found[1] ?? '');

/** Values that a word takes, in any of its variants. */
const taken = (word: Word) => [...new Set(sentences(word).flatMap(placeholders))].sort();

function mistakes(en: Words, zh: Words): string[] {
	const found: string[] = [];
	for (const key of new Set([...Object.keys(en), ...Object.keys(zh)])) {
		const [ours, theirs] = [en[key], zh[key]];
		if (ours === undefined || theirs === undefined) {
			found.push(`${key} is missing in ${ours === undefined ? 'en' : 'zh-CN'}`);
			continue;
		}
		if ([...sentences(ours), ...sentences(theirs)].some((text) => !text.trim()))
			found.push(`${key} is empty`);
		// A language may leave a value out of some variants (one answer, 一份), never take one the other lacks.
		if (taken(ours).join() !== taken(theirs).join())
			found.push(`${key} takes ${taken(ours)} / ${taken(theirs)}`);
		if (!/^[a-z][a-z0-9_]*$/.test(key)) found.push(`${key} is not in snake case`);
	}
	return found;
}

describe.each(rooms)('the words of %s', (room) => {
	it('say the same in both languages', () => {
		expect(mistakes(words(room, 'en'), words(room, 'zh-CN'))).toEqual([]);
	});

	it('use Chinese punctuation in Chinese', () => {
		const wrong = Object.entries(words(room, 'zh-CN')).filter(([, word]) =>
			sentences(word).some((text) => /[\u4e00-\u9fff][,;?!]|[\u4e00-\u9fff]\.(\s|$)/.test(text))
		);
		expect(wrong).toEqual([]);
	});

	it('do not shout', () => {
		const loud = LOCALES.flatMap((locale) =>
			Object.entries(words(room, locale)).filter(([, word]) =>
				sentences(word).some((text) => /[!！]/.test(text))
			)
		);
		expect(loud).toEqual([]);
	});
});

it('no key is used by two rooms', () => {
	const keys = rooms.flatMap((room) => Object.keys(words(room, 'en')));
	expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

it('every room that has words is read', () => {
	const settings = readFileSync(path.join(FOLDER, '../../../../project.inlang/settings.json'), 'utf8');
	expect(rooms.filter((room) => !settings.includes(`words/${room}.{locale}.json`))).toEqual([]);
});

describe('control: the comparison finds', () => {
	it.each<[string, Words, Words]>([
		['a key that Chinese lacks', { a: 'x', b: 'y' }, { a: '甲' }],
		['a key that English lacks', { a: 'x' }, { a: '甲', b: '乙' }],
		['an empty word', { a: 'x' }, { a: ' ' }],
		['another value', { a: '{n} answers' }, { a: '{count} 份' }],
		['a value in one variant only', { a: [{ match: { 'n=one': 'one', 'n=other': '{n}' } }] }, { a: '一些' }]
	])('%s', (_, en, zh) => expect(mistakes(en, zh)).toHaveLength(1));

	it('nothing where there is nothing', () =>
		expect(mistakes({ a: '{n} days' }, { a: '{n} 天' })).toEqual([]));
});
