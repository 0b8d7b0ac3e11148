import { describe, expect, it } from 'vitest';
import { emailMistake, nameMistake, newcomerMistakes, passwordMistake, text } from './credentials';

describe('an e-mail address', () => {
	it.each(['ann@example.org', 'ann.o’hara+x@mail.example.co.uk', '林@例子.中国', 'a@b.cd'])(
		'%s will do',
		(email) => expect(emailMistake(email)).toBeUndefined()
	);
	it.each([
		['', 'email_missing'],
		['ann', 'email_invalid'],
		['ann@', 'email_invalid'],
		['ann@example', 'email_invalid'],
		['ann@example..org', 'email_invalid'],
		['ann lee@example.org', 'email_invalid'],
		['ann@example.org, bo@example.org', 'email_invalid'],
		['<ann@example.org>', 'email_invalid'],
		[`${'a'.repeat(250)}@example.org`, 'email_invalid']
	])('%j: %s', (email, mistake) => expect(emailMistake(email)).toBe(mistake));
});

describe('a password', () => {
	it.each(['correct horse', 'ten chars!', '一二三四五六七八九十'])('%s will do', (password) =>
		expect(passwordMistake(password, 'ann@example.org')).toBeUndefined()
	);
	it.each([
		['', 'password_missing'],
		['nine char', 'password_short'],
		['🙂'.repeat(9), 'password_short'],
		['a1b2'.repeat(19), 'password_long'],
		['密'.repeat(10) + '码很长的'.repeat(8), 'password_long'],
		['aaaaaaaaaaaa', 'password_guessable'],
		['Ann@Example.org', 'password_guessable'],
		['ann.example', undefined]
	])('%j: %s', (password, mistake) => expect(passwordMistake(password, 'ann@example.org')).toBe(mistake));
});

it('names every field that is wrong at once, and only those', () => {
	expect(newcomerMistakes({ name: '', email: 'x', password: 'short' })).toEqual({
		name: 'name_missing',
		email: 'email_invalid',
		password: 'password_short'
	});
	expect(newcomerMistakes({ name: 'Ann', email: 'ann@example.org', password: 'correct horse' })).toEqual({});
	expect(nameMistake('a'.repeat(121))).toBe('name_long');
});

it('reads a field as text that can be stored, whatever was posted', () => {
	const form = new FormData();
	form.set('name', 'A\0nn \ud83d');
	form.set('file', new Blob(['x']));
	expect(text(form, 'name')).toBe('Ann \ufffd');
	expect(text(form, 'file')).toBe('');
	expect(text(form, 'absent')).toBe('');
});
