import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { compile } from '../compile';
import { allQuestions, course } from '../course';
import FileField from './file/Field.svelte';
import SignatureField from './signaturepad/Field.svelte';
import { compilers, rules } from './registry';

// What stands in the page before any script, and when the page comes back.

const drawn = (type: string, value: unknown, Field: typeof FileField | typeof SignatureField): string => {
	const { plan } = compile(
		{ title: 'T', elements: [{ type, name: 'it', title: 'It' }] },
		{ rules, compilers }
	);
	const [question] = allQuestions(plan);
	const now = course(plan, {}, { rules, language: 'en', now: new Date() });
	const given = {
		id: 'q',
		answers: {},
		say: now.say,
		required: false,
		visible: () => true,
		order: [],
		language: 'en'
	};
	const props = { ...given, question, value, entries: [], now, mistakes: {} };
	return render(Field as never, { props: props as never }).body;
};
const kept = {
	name: '"><script>alert(1)</script>.jpg',
	type: 'image/jpeg',
	size: 2048,
	content: `earshot:${'a'.repeat(36)}.${'b'.repeat(22)}`
};

test('a picker that works by itself, and a tick for each file that is kept', () => {
	const page = drawn('file', [kept], FileField);
	expect(page).toMatch(/<input id="q-input" type="file" name="it"/);
	expect(page).toContain('One file of at most 10 MB: JPEG, PNG');
	expect(page).toContain('(2 kB)');
	expect(page).not.toContain('<script');
	const [, value = ''] = /type="checkbox" name="it" value="([^"]*)"[^>]* checked/.exec(page) ?? [];
	const text = value
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
	expect(JSON.parse(text)).toEqual(kept);
	expect(page).not.toMatch(/style=|onclick=/);
});

test('a box for a name, and a tick for what was drawn', () => {
	expect(drawn('signaturepad', 'Ada', SignatureField)).toMatch(/<input id="q-input" name="it" value="Ada"/);
	const page = drawn('signaturepad', 'data:image/png;base64,AAAA', SignatureField);
	expect(page).toContain('type="checkbox" name="it" value="data:image/png;base64,AAAA" checked');
	expect(page).toMatch(/name="it" value="" /);
});
