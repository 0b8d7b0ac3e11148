import { existsSync, readFileSync } from 'node:fs';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../../tests/runs';
import { page, site, toyKinds } from '../../../../tests/toy-site';
import BlockView from '../BlockView.svelte';
import { emptyOf, fieldsFrom, freshBlock, isEmptyField, isPart } from '../fields';
import { obstacles, OBSTACLE_CODES, type SiteFacts } from '../obstacles';
import { siteFrom } from '../parse';
import type { Block, SiteDocument } from '../site';
import type { BlockKind, BlockKinds, BlockProps, Field, Label } from './block';
import { kinds } from './registry';

// What every block keeps, whoever wrote it. One loop; no block is named.

const GROUPS = ['words', 'pictures', 'order', 'people', 'listening'];
const SITES = [['en'], ['zh-CN'], ['en', 'zh-CN']];
const HAN = /\p{Script=Han}/u;

type Fields = Readonly<Record<string, Field>>;

function* fieldsIn(fields: Fields, way = ''): Generator<{ at: string; field: Field; beside: Fields }> {
	for (const [name, field] of Object.entries(fields)) {
		yield { at: way + name, field, beside: fields };
		if (field.as === 'list') yield* fieldsIn(field.of, `${way}${name}.`);
	}
}

/** Every word of the interface that a block brings. */
const labels = (kind: BlockKind): Label[] => [
	kind.name,
	kind.about,
	...[...fieldsIn(kind.fields)].flatMap(({ field }) => [
		field.label,
		...(field.hint ? [field.hint] : []),
		...(field.as === 'pick' ? field.options.map(({ label }) => label) : []),
		...(field.as === 'list' ? [field.one] : [])
	])
];

/** What is wrong with how a kind describes itself. */
function flaws(kind: BlockKind): string[] {
	const found: string[] = [];
	for (const label of labels(kind)) {
		if (!label.en?.trim() || !label['zh-CN']?.trim())
			found.push(`not in both languages: ${JSON.stringify(label)}`);
		if (HAN.test(label.en) || /[!！]/.test(label.en + label['zh-CN']))
			found.push(`${label.en}: no plain English`);
		if (/\p{Script=Han}[,;?!]|\p{Script=Han}\.(\s|$)/u.test(label['zh-CN']))
			found.push(`${label['zh-CN']}: half-width`);
	}
	if (!GROUPS.includes(kind.group)) found.push(`group ${kind.group}`);
	if (!/^[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$/.test(kind.icon)) found.push('the icon is no path data');
	for (const { at, field, beside } of fieldsIn(kind.fields))
		found.push(...fieldFlaws(at, field, { ...kind.fields, ...beside }));
	return found;
}

function fieldFlaws(at: string, field: Field, beside: Fields): string[] {
	if (/[^A-Za-z0-9.]/.test(at)) return [`${at} is no way`];
	if (field.as === 'pick') {
		const values = new Set(field.options.map(({ value }) => value));
		return values.size === field.options.length && values.size > 1 ? [] : [`${at}: options`];
	}
	if (field.as === 'question')
		return beside[field.survey]?.as === 'survey' ? [] : [`${at}: of which survey?`];
	if (field.as === 'list')
		return (field.least ?? 0) <= field.most && field.most <= 100 ? [] : [`${at}: how many?`];
	return [];
}

const NOTHING: SiteFacts = { pictures: new Set(), files: new Set(), surveys: new Map(), faint: [] };
const placed = (blocks: readonly Block[], languages: readonly string[]): SiteDocument => ({
	...site([{ ...page('home', ''), sections: [{ id: 's', layout: 'one', tone: 'plain', slots: [blocks] }] }]),
	languages
});

/** Every text in languages that a value holds, with its languages. */
function spoken(
	fields: Fields,
	values: Readonly<Record<string, unknown>>
): { at: string; languages: string[] }[] {
	return Object.entries(fields).flatMap(([name, field]) => {
		const value = values[name];
		if (field.as === 'words' || field.as === 'prose')
			return [{ at: name, languages: Object.keys(Object(value)) }];
		if (field.as !== 'list' || !Array.isArray(value)) return [];
		return value.filter(isPart).flatMap((entry) => spoken(field.of, entry));
	});
}

const empty = (kind: BlockKind) => fieldsFrom(kind, {});

const all: BlockKinds = { ...kinds, 'a toy': toyKinds.all };

describe.each(Object.entries(all))('%s', (name, kind) => {
	test('describes itself in both languages', () => expect(flaws(kind)).toEqual([]));

	test.each(SITES)('begins with fields that the gate lets through: %s %s', (...languages) => {
		const spokenHere = languages.filter(Boolean);
		const fresh = kind.fresh(spokenHere);
		const kept = fieldsFrom(kind, fresh);
		// What it does not say is empty.
		expect(kept).toMatchObject(fresh);
		for (const said of spoken(kind.fields, kept))
			if (said.languages.length) expect(said.languages.sort(), said.at).toEqual([...spokenHere].sort());
		const raw = { ...freshBlock(kind, 'it', spokenHere), kind: 'it' };
		const whole = placed([raw], spokenHere);
		expect(siteFrom(whole, { it: kind })).toEqual(whole);
	});

	test('begins without words where the house does not speak the language', () => {
		const fresh = fieldsFrom(kind, kind.fresh(['de']));
		expect(spoken(kind.fields, fresh).flatMap(({ languages }) => languages)).toEqual([]);
	});

	test('a required field that is empty is told', () => {
		const told = obstacles(
			placed([{ id: 'b', kind: 'it', fields: empty(kind) }], ['en']),
			{ it: kind },
			NOTHING
		);
		const at = new Set(told.filter(({ code }) => code === 'field_missing').map((one) => one.at));
		for (const [field, described] of Object.entries(kind.fields))
			expect(at.has(field), field).toBe(
				Boolean(described.required) && isEmptyField(described, emptyOf(described), ['en'])
			);
	});

	test('what it tells of itself has words', () => {
		for (const fields of [empty(kind), fieldsFrom(kind, kind.fresh(['en']))])
			for (const { code, said } of kind.obstacles?.(fields, site()) ?? [])
				if (!(OBSTACLE_CODES as readonly string[]).includes(code)) {
					expect(said?.en, code).toBeTruthy();
					expect(said?.['zh-CN'], code).toBeTruthy();
				}
	});

	test('asks the same from the server whenever it is drawn, and its script is there', () => {
		for (const fields of [empty(kind), fieldsFrom(kind, kind.fresh(['en']))])
			expect(kind.needs?.(fields)).toEqual(kind.needs?.(fields));
		if (kind.script)
			expect(
				existsSync(new URL(`scripts/${kind.script}.ts`, import.meta.url)) ||
					existsSync(new URL(`scripts/${kind.script}.js`, import.meta.url)),
				kind.script
			).toBe(true);
	});

	test('lets nothing else in', () => {
		const odd = Object.fromEntries(
			Object.keys(kind.fields).map((field) => [field, { 'on click': '<b>', to: 7, id: 7 }])
		);
		expect(fieldsFrom(kind, { ...odd, onclick: 'x' })).toEqual(empty(kind));
	});
	void name;
});

const PAYLOADS = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"'onmouseover=alert(1)//",
	'{@html 1}${7*7}'
];
const CORPUS = new URL('../../../../../shared/corpus/html/live-payloads.json', import.meta.url);
const there = existsSync(CORPUS);
if (!there) console.warn('The corpus of payloads is not here (../shared): only a few are drawn.');
const payloads: string[] = there ? [...PAYLOADS, ...JSON.parse(readFileSync(CORPUS, 'utf8'))] : PAYLOADS;

/** A value for every field, its texts hostile. */
const hostile = (fields: Fields, payload: string): Readonly<Record<string, unknown>> =>
	Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, hostileOf(field, payload)]));

function hostileOf(field: Field, payload: string): unknown {
	const text = {
		type: 'text',
		text: payload,
		marks: [{ type: 'link', attrs: { href: payload } }, { type: 'bold' }]
	};
	const doc = {
		type: 'doc',
		content: [
			{ type: 'paragraph', content: [text] },
			{ type: 'heading', content: [text] }
		]
	};
	const picture = {
		id: 'pic',
		width: 800,
		height: 600,
		alt: { en: payload },
		crop: payload,
		focus: { x: payload }
	};
	const values: Partial<Record<Field['as'], unknown>> = {
		words: { en: payload.slice(0, field.as === 'words' ? (field.most ?? 200) : 0) },
		prose: { en: doc },
		link: { to: 'https://example.org' },
		picture,
		file: { id: 'pdf', name: payload, size: 7 },
		number: 3,
		date: '2026-11-22',
		survey: 'live',
		question: payload.slice(0, 200),
		page: 'home'
	};
	if (field.as === 'pick') return field.options.at(-1)?.value;
	if (field.as === 'list') return [hostile(field.of, payload), hostile(field.of, payload)];
	return values[field.as] ?? true;
}

const props = (language: string): Omit<BlockProps, 'id' | 'fields'> => ({
	given: [],
	language,
	languages: ['en', 'zh-CN'],
	locale: language === 'en' ? 'en' : 'zh-CN',
	editing: false,
	to: {
		link: (to) => to,
		picture: (id, width) => `/m/x/picture/${id}-${width}.webp`,
		file: (id) => `/m/x/file/${id}`
	},
	site: {
		name: 'Site',
		base: '/m/x',
		path: '/m/x',
		pages: [{ id: 'home', title: 'Home', path: '/m/x', depth: 0 }]
	}
});
const drawn = (block: Block, language = 'en'): string =>
	render(BlockView, { props: { block, ...props(language) } }).body;

describe.each(Object.entries(kinds))('%s, drawn', (name, kind) => {
	test.each(['en', 'zh-CN', 'de'])('fresh and empty, in %s', (language) => {
		for (const fields of [fieldsFrom(kind, kind.fresh(['en', 'zh-CN'])), empty(kind)])
			expect(runs(drawn({ id: 'b', kind: name, fields }, language))).toEqual([]);
	});

	test('hostile words in every field', () => {
		const order = Object.keys(kinds).indexOf(name);
		// Each payload in some block, the first few in every block.
		const mine = payloads.filter((_, at) => at < PAYLOADS.length || at % Object.keys(kinds).length === order);
		for (const payload of mine) {
			const fields = fieldsFrom(kind, hostile(kind.fields, payload), () => {});
			expect(runs(drawn({ id: 'b', kind: name, fields })), payload).toEqual([]);
		}
	});
});

describe('the judges', () => {
	test.each([
		'<script>x</script>',
		'<p onclick="x">',
		'<p style="x">',
		'<a href="javascript:x">',
		'<iframe src="x">'
	])('see %s', (html) => expect(runs(html)).toHaveLength(1));
	test('see a kind that keeps nothing', () => {
		const { name } = toyKinds.note;
		const broken: BlockKind = {
			...toyKinds.note,
			name: { en: 'Wow!', 'zh-CN': '' },
			icon: '<svg>',
			fields: {
				q: { as: 'question', survey: 'nowhere', label: name },
				p: { as: 'pick', options: [], label: name }
			}
		};
		expect(flaws(broken)).toHaveLength(5);
	});
});

test('a kind of one’s own is one value: with it in the registry everything else works', () => {
	const own: BlockKinds = { ...kinds, own: toyKinds.note };
	const block = freshBlock(toyKinds.note, 'own', ['en']);
	const document = placed([block], ['en']);
	expect(siteFrom(document, own)).toEqual(document);
	expect(obstacles(document, own, NOTHING)).toEqual([]);
	expect(obstacles(document, kinds, NOTHING)).toMatchObject([{ code: 'block_unknown', block: block.id }]);
	expect(drawn(block)).not.toContain('Hello');
});
