import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { page, site, toyKinds } from '../../../tests/toy-site';
import type { Field } from './blocks/block';
import { fieldFrom, forgive } from './fields';
import { linkFrom, linkTyped } from './link';
import { siteStored } from './parse';
import { pasted } from './paste/paste';
import { richFrom } from './rich-parse';

// Hostile text through every gate of a site, judged by a grammar that is written out once more: a guard that is taken
// away is seen here.

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);
const there = existsSync(CORPUS);
if (!there) console.warn('The corpus of payloads is not here (../shared): hostile text is hardly tried.');

const listed = (file: string): string[] => {
	const all: unknown = JSON.parse(readFileSync(new URL(file, CORPUS), 'utf8'));
	if (!Array.isArray(all)) throw new Error('the corpus is a list');
	return all.map(String);
};
const OWN = [
	'<a href="javascript:alert(1)">x</a>',
	'javascript:alert(1)',
	'java\nscript:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'"><script>alert(1)</script>',
	'[x](javascript:alert(1))',
	'\u0000\uD800'
];
const payloads = there
	? [
			...OWN,
			...listed('html/live-payloads.json'),
			...listed('text/blns.json'),
			...readFileSync(new URL('text/csv-formulas.txt', CORPUS), 'utf8').split('\n')
		]
	: OWN;

const SAFE =
	/^(https?:\/\/[^\s<>"`\\]+|mailto:[^\s<>"`\\]+@[^\s<>"`\\]+|tel:\+?[0-9().*#;=-]+|(page|file|survey):[A-Za-z0-9_-]+)$/i;
const isSafe = (href: unknown) => {
	if (typeof href !== 'string' || !SAFE.test(href)) return false;
	return !/^https?:/i.test(href) || /^https?:$/.test(new URL(href).protocol);
};

const KEYS: Record<string, string[]> = {
	doc: ['content'],
	paragraph: ['content'],
	heading: ['attrs', 'content'],
	blockquote: ['content'],
	bulletList: ['content'],
	orderedList: ['content'],
	listItem: ['content'],
	table: ['content'],
	tableRow: ['content'],
	tableCell: ['content'],
	tableHeader: ['content'],
	text: ['text', 'marks'],
	hardBreak: [],
	bold: [],
	italic: [],
	link: ['attrs']
};

/** Everything in rich text that the grammar does not allow. */
function strange(node: unknown): string[] {
	if (Array.isArray(node)) return node.flatMap(strange);
	const { type, ...rest } = Object(node);
	const keys = Object.hasOwn(KEYS, String(type)) ? KEYS[type] : undefined;
	if (!keys) return [`type ${String(type)}`];
	const wrong = Object.keys(rest).filter((key) => !keys.includes(key));
	const attrs = JSON.stringify(rest.attrs);
	if (type === 'heading' && !/^\{"level":[234]\}$/.test(attrs)) wrong.push(attrs);
	if (type === 'link' && (Object.keys(rest.attrs).join() !== 'href' || !isSafe(rest.attrs.href)))
		wrong.push(attrs);
	if (type === 'text' && (typeof rest.text !== 'string' || !rest.text.isWellFormed() || /\0/.test(rest.text)))
		wrong.push('text');
	return [...wrong, ...strange(rest.content ?? []), ...strange(rest.marks ?? [])];
}

const doc = (...content: unknown[]) => ({ type: 'doc', content });

test.runIf(there)('the corpus is large', () => expect(payloads.length).toBeGreaterThan(1_500));

test('the judge sees what is not allowed', () => {
	expect(strange(doc({ type: 'script', content: [] }))).toEqual(['type script']);
	expect(strange(doc({ type: 'paragraph', style: 'x' }))).toEqual(['style']);
	expect(
		strange([{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }])
	).toHaveLength(1);
	expect(strange([{ type: 'text', text: '\uD800' }])).toEqual(['text']);
	expect(isSafe('javascript:alert(1)')).toBe(false);
});

describe('of every payload, nothing survives but text and links that cannot run:', () => {
	test('pasted as HTML, as an address and as text', () => {
		for (const payload of payloads)
			for (const html of [
				payload,
				`<p title="${payload}">x</p>`,
				`<a href="${payload}">x</a>`,
				`<table><tr><td>${payload}</table>`
			])
				for (const document of [...pasted(html, '').documents, ...pasted('', html).documents])
					expect(strange(document), payload).toEqual([]);
	}, 60_000);

	test('as any part of rich text', () => {
		for (const payload of payloads) {
			const link = { type: 'link', attrs: { href: payload, onclick: payload } };
			const raws = [
				doc({ type: 'paragraph', class: payload, content: [{ type: 'text', text: payload, marks: [link] }] }),
				doc({ type: payload, content: [{ type: 'text', text: payload, marks: [{ type: payload }] }] }),
				doc({ type: 'heading', attrs: { level: payload, style: payload } }, payload, { [payload]: payload })
			];
			for (const raw of raws) expect(strange(richFrom(raw)), payload).toEqual([]);
		}
	});

	test('as a link', () => {
		for (const payload of payloads)
			for (const link of [linkFrom(payload), linkTyped(payload), linkFrom(` ${payload}\t`)])
				if (link !== null) expect(isSafe(link), payload).toBe(true);
	});

	test('as the value of every field, and as its shape', () => {
		const fields: Record<string, Field> = toyKinds.all.fields;
		for (const payload of payloads)
			for (const [name, field] of Object.entries(fields))
				for (const value of [
					payload,
					{ en: payload, [payload]: 'x' },
					{ to: payload },
					{ id: payload, name: payload },
					[payload],
					[{ to: { to: payload } }]
				])
					expect(odd(field, fieldFrom(field, value, name, forgive)), `${name}: ${payload}`).toBe(false);
	}, 60_000);

	test('as ids, kinds, slugs, colours and languages of a site', () => {
		let refused = 0;
		for (const payload of payloads) {
			const named = {
				...page('home', ''),
				sections: [
					{
						id: 's',
						layout: 'one',
						tone: payload,
						slots: [[{ id: 'b', kind: payload, fields: { [payload]: payload } }]]
					}
				]
			};
			const raws = [
				{
					...site(),
					cover: payload,
					languages: ['en', payload],
					theme: { look: payload, accent: payload, type: payload }
				},
				{ ...site(), pages: [{ ...page('home', ''), slug: payload }] },
				{ ...site(), pages: [{ ...page('home', ''), id: payload }] },
				{ ...site(), pages: [named] }
			];
			for (const raw of raws)
				try {
					const { cover, languages, theme, pages } = siteStored(raw, toyKinds);
					const [first] = pages;
					const tone = first?.sections[0]?.tone ?? 'plain';
					const kind = first?.sections[0]?.slots[0]?.[0]?.kind ?? 'x';
					const plain = [
						cover,
						...languages,
						first?.id,
						first?.slug,
						theme.look,
						theme.type,
						tone,
						kind
					].join(' ');
					expect(plain, payload).toMatch(/^[A-Za-z0-9_ -]*$/);
					expect(theme.accent).toMatch(/^#[0-9a-f]{6}$/);
				} catch (thrown) {
					expect(thrown).toMatchObject({ code: 'invalid' });
					refused++;
				}
		}
		expect(refused).toBeGreaterThan(payloads.length);
	});
});

/** Whether a value of a field holds what it must not. */
function odd(field: Field, value: unknown): boolean {
	const text = JSON.stringify(value);
	if (!text.isWellFormed() || text.includes('\\u0000') || /\\ud[89a-f]/i.test(text)) return true;
	switch (field.as) {
		case 'words':
			return Object.entries(Object(value)).some(
				([key, one]) => !/^[A-Za-z0-9-]+$/.test(key) || typeof one !== 'string'
			);
		case 'prose':
			return strange(Object.values(Object(value))).length > 0;
		case 'link':
			return Object(value).to !== '' && !isSafe(Object(value).to);
		case 'list':
			return (
				!Array.isArray(value) ||
				value.some((entry) => Object.entries(field.of).some(([name, inner]) => odd(inner, entry[name])))
			);
		case 'picture':
		case 'file':
			return value !== null && !/^[A-Za-z0-9_-]+$/.test(Object(value).id);
		case 'question':
			return typeof value !== 'string';
		case 'number':
			return value !== null && typeof value !== 'number';
		case 'flag':
			return typeof value !== 'boolean';
		case 'pick':
			return !field.options.some((option) => option.value === value);
		default:
			return typeof value !== 'string' || !/^[A-Za-z0-9:_-]*$/.test(value);
	}
}
