import { expect, test } from 'vitest';
import { note, section, toyKinds } from '../../../../tests/toy-site';
import { fieldsFrom } from '../fields';
import { richFrom } from '../rich-parse';
import { clipFrom, clipOf } from './clip';

const minted = () => {
	let count = 0;
	return () => `n${++count}`;
};
const linked = (href: string) =>
	richFrom({
		type: 'doc',
		content: [{ type: 'text', text: 'x', marks: [{ type: 'bold' }, { type: 'link', attrs: { href } }] }]
	});
const fields = fieldsFrom(toyKinds.all, {
	title: { en: 'Kept' },
	picture: { id: 'pic', alt: { en: 'A cat' } },
	file: { id: 'pdf' },
	survey: 'live',
	question: 'nps',
	to: { to: 'file:pdf' },
	body: { en: linked('survey:live'), fr: linked('https://example.org') },
	items: [{ title: { en: 'Inner' }, picture: { id: 'pic' }, to: { to: 'https://example.org' } }]
});
const rich = { id: 'b', kind: 'all', fields };

test('to another site of the team: all of it, with new ids', () => {
	const clip = clipOf('team', { blocks: [rich], sections: [section('s', ['c'])] });
	expect(clipFrom(clip, toyKinds, 'team', minted())).toEqual({
		blocks: [{ ...rich, id: 'n1' }],
		sections: [{ ...section('n2', []), slots: [[{ ...note('n3'), fields: note('c').fields }]] }],
		notes: []
	});
});

test('to another team: no picture, no file, no survey, no link to one', () => {
	const clip = clipFrom(
		clipOf('team', { blocks: [rich, { id: 't', kind: 'tomorrow', fields: { x: 'pic' } }] }),
		toyKinds,
		'other',
		minted()
	);
	expect(clip?.notes).toEqual(['other_team']);
	const text = JSON.stringify(clip);
	for (const foreign of ['pic', 'pdf', 'live', 'nps']) expect(text).not.toContain(`"${foreign}"`);
	expect(text).not.toMatch(/(file|survey):/);
	expect(clip?.blocks[0]?.fields).toMatchObject({
		title: { en: 'Kept' },
		body: { fr: linked('https://example.org') }
	});
	expect(clip?.blocks[0]?.fields['items']).toMatchObject([
		{ title: { en: 'Inner' }, picture: null, to: { to: 'https://example.org' } }
	]);
});

const forged = (fields: unknown) =>
	JSON.stringify({ earshot: 'earshot/site/1', team: 'team', blocks: [{ id: 'a', kind: 'all', fields }] });

test('anybody can write into a clipboard: it is let in as what is saved is', () => {
	expect(clipFrom(forged({ to: { to: 'javascript:alert(1)' } }), toyKinds, 'team', minted())).toBeNull();
	const odd = clipFrom(forged({ title: { en: '<script>' }, onclick: 'x' }), toyKinds, 'team', minted());
	expect(odd?.blocks[0]?.fields).toEqual(fieldsFrom(toyKinds.all, { title: { en: '<script>' } }));
});

test.each([
	'',
	'Hello',
	'{"earshot":"earshot/site/1"',
	'{"earshot":"earshot/site/2"}',
	'"earshot/site/1"',
	'[]'
])('%j is no clip', (text) => expect(clipFrom(text, toyKinds, 'team', minted())).toBeNull());
