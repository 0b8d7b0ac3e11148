import { expect, test } from 'vitest';
import { doorLetter } from './door-letter';

const LINK = 'https://us.example/m/a/door/t?to=%2Fm%2Fa&x=1';

test('says in both languages what the link opens, as text and as a page', () => {
	const letter = doorLetter('mei@example.org', 'Our programme', LINK);
	expect(letter).toMatchObject({ to: 'mei@example.org' });
	expect(letter.text.split(LINK)).toHaveLength(3);
	expect(letter.html).toContain('href="https://us.example/m/a/door/t?to=%2Fm%2Fa&amp;x=1"');
	expect(letter.text).toContain('“Our programme”');
	expect(letter.text).toMatch(/一次/);
});

test('a name is text: no tags, no lines of a header', () => {
	const { subject, html } = doorLetter(
		'm@example.org',
		'<img src=x onerror=alert(1)>\r\nBcc: all@example.org',
		LINK
	);
	expect(subject).not.toMatch(/[\r\n]/);
	expect(html).not.toContain('<img');
	expect(html).toContain('&lt;img');
});
