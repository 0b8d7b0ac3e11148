import { expect, test } from 'vitest';
import { FIELD } from '$lib/survey/respond/sitting';
import { FORM_LIMIT } from '$lib/survey/respond/body';
import { POST } from './+server';

const sitting = new URLSearchParams({
	[FIELD.id]: '00000000-0000-4000-8000-000000000000',
	[FIELD.version]: '1',
	[FIELD.page]: '0'
}).toString();

function send(slug: string, body: string, locale: 'en' | 'zh-CN' = 'en', type?: string) {
	const headers = { 'content-type': type ?? 'application/x-www-form-urlencoded' };
	const request = new Request('http://here.invalid', { method: 'POST', body, headers });
	// Of an event, only what this route looks at.
	const event = {
		params: { slug },
		url: new URL(request.url),
		request,
		locals: { locale },
		getClientAddress: () => '192.0.2.1'
	};
	return POST(event as unknown as Parameters<typeof POST>[0]);
}

test.each([
	['a link that was changed since', 'No Such Link', sitting, 404, /no longer there.*still here/],
	['answers that are too long', 'link', sitting + '&a='.padEnd(FORM_LIMIT + 1, 'x'), 413, /too long/],
	['what is no page of a survey', 'link', 'a=b', 400, /could not|not a filled-in page/]
])('somebody who sends to %s is told so', async (_, slug, body, status, said) => {
	const response = await send(slug, body);
	expect(response.status).toBe(status);
	expect((await response.json()).trouble).toMatch(said);
});

test('in Chinese where they read that', async () => {
	expect((await (await send('No Such Link', sitting, 'zh-CN')).json()).trouble).toMatch(/问卷/);
});
