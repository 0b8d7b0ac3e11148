import { expect, it } from 'vitest';
import { lookedAt, queryOf, wantedIn } from './wanted';

const ID = '00000000-0000-4000-8000-000000000001';

it('reads back what it wrote', () => {
	const wanted = { letter: 'reminder', language: 'zh-cn', contact: ID, look: 'dark' } as const;
	expect(wantedIn(new URLSearchParams(queryOf(wanted, 3)), 'en')).toEqual(wanted);
});

it.each(['letter=bill', 'language=../x', 'contact=1%20or%201', 'look=sepia', ''])(
	'takes %j for nothing',
	(query) => {
		expect(wantedIn(new URLSearchParams(query), 'en')).toEqual({
			letter: 'invitation',
			language: 'en',
			contact: null,
			look: 'light'
		});
	}
);

it('shows one look, whatever the system says', () => {
	const html = ':root{color-scheme:light dark}@media (prefers-color-scheme:dark){p{color:#fff}}';
	expect(lookedAt(html, 'dark')).toBe(':root{color-scheme:dark}@media all{p{color:#fff}}');
	expect(lookedAt(html, 'light')).toBe(':root{color-scheme:light}@media not all{p{color:#fff}}');
});
