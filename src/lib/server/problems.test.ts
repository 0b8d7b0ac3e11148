import { describe, expect, it } from 'vitest';
import { refusal, type Refused } from './problems';

describe('a refusal by Supabase becomes a problem', () => {
	const table: [string, Refused, string, number][] = [
		[
			'our own function said so',
			{ code: 'PT409', message: 'last_owner', details: 'last_owner' },
			'last_owner',
			409
		],
		['row-level security', { code: '42501', message: 'permission denied for table teams' }, 'forbidden', 403],
		[
			'an id that is none',
			{ code: '22P02', message: 'invalid input syntax for type uuid: "x"' },
			'missing',
			404
		],
		[
			'a role that is none',
			{ code: '22P02', message: 'invalid input value for enum member_role' },
			'invalid',
			400
		],
		['a check', { code: '23514', message: 'violates check constraint' }, 'invalid', 400],
		['U+0000 in a text', { code: '22P05', message: 'unsupported Unicode escape sequence' }, 'invalid', 400],
		['an address that is taken', { code: '23505', message: 'surveys_slug_key' }, 'slug_taken', 409],
		['an old session', { code: 'session_not_found', message: 'Session not found' }, 'unknown', 401],
		['too many letters', { code: 'over_email_send_rate_limit', message: '' }, 'too_many', 429],
		['a statement that took too long', { code: '57014', message: 'canceling statement' }, 'unavailable', 503],
		['no network', { name: 'AuthRetryableFetchError', message: 'fetch failed' }, 'unavailable', 503]
	];
	it.each(table)('%s', (_, error, code, status) => {
		expect(refusal(error)).toMatchObject({ code, status });
	});

	it('control: what is not in the table flies as a bug, with its cause', () => {
		const error = { code: '42P01', message: 'relation "nowhere" does not exist' };
		expect(() => refusal(error)).toThrow(/42P01/);
		expect(() => refusal({ code: '23505', message: 'members_pkey' })).toThrow(/members_pkey/);
		expect(() => refusal({ code: 'P0001', message: 'x', details: 'toString' })).toThrow();
	});
});
