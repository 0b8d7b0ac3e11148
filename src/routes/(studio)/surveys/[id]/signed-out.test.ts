import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { GET as board } from './board/board.json/+server';
import { GET as exported } from './board/export.[kind]/+server';
import { POST as check } from './edit/check/+server';
import { POST as copy } from './edit/copy/+server';
import { PUT as save } from './edit/+server';
import { GET as code } from './qr.svg/+server';

// A layout's load guards pages, not endpoints.
const body = JSON.stringify({ revision: 1, name: 'Copy', definition: { title: 'T' } });
const headers = { 'content-type': 'application/json' };
const event = (method: string): unknown => ({
	request: new Request('http://here.invalid', { method, ...(method === 'GET' ? {} : { body, headers }) }),
	url: new URL('http://here.invalid'),
	params: { id: crypto.randomUUID(), kind: 'csv' },
	locals: { user: null, locale: 'en' } satisfies Partial<RequestEvent['locals']>
});

test.each([
	['saving', 'PUT', save],
	['checking', 'POST', check],
	['copying', 'POST', copy],
	['the board’s figures', 'GET', board],
	['an export', 'GET', exported],
	['the QR code', 'GET', code]
])('%s while signed out: unknown, not forbidden', async (_, method, endpoint) => {
	const asked = async (): Promise<unknown> => Reflect.apply(endpoint, null, [event(method)]);
	await expect(asked()).rejects.toMatchObject({ status: 401, body: { message: 'unknown' } });
});
