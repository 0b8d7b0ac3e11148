import { expect, it } from 'vitest';
import { linkWith, MODES, snippet } from './snippets';

const subject = { origin: 'https://here.example', slug: 'lobby', name: 'How was it?', press: 'Tell us' };

it.each(MODES)('%s names the survey and where it is, and needs nothing inline', (mode) => {
	const lines = snippet(mode, subject);
	expect(lines).toContain('https://here.example/');
	expect(lines).toContain('lobby');
	// What a strict policy of the host would refuse.
	expect(lines).not.toMatch(/<script(?![^>]*src=)|style=|\son\w+=|javascript:/);
});

it('lets no name of a survey become markup on the page of the host', () => {
	const name = '"><img src=x onerror=alert(1)><b a=\'';
	for (const mode of MODES)
		expect(snippet(mode, { ...subject, name, press: name })).not.toMatch(/<(img|b)\b/);
});

it.each([
	[{}, 'https://here.example/s/lobby'],
	[{ a: '' }, 'https://here.example/s/lobby'],
	[
		{ place: 'Köln & Bonn', 名: '一' },
		'https://here.example/s/lobby?field.place=K%C3%B6ln+%26+Bonn&field.%E5%90%8D=%E4%B8%80'
	]
])('%j makes %s', (values, link) => expect(linkWith('https://here.example/s/lobby', values)).toBe(link));
