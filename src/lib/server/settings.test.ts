import { describe, expect, test } from 'vitest';
import { parseSettings } from './settings';

const hosted = {
	SUPABASE_URL: 'https://project.supabase.example/',
	SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
	SUPABASE_SECRET_KEY: 'sb_secret_x',
	SUPABASE_JWT_SECRET: 'secret'
};

describe('parseSettings', () => {
	test('an empty environment means the box', () => {
		expect(parseSettings({})).toMatchObject({
			hosted: null,
			data: '.data',
			port: 3000,
			empty: false,
			mail: null,
			mailSecret: null,
			rate: 1200
		});
	});

	test('four variables mean a hosted project', () => {
		expect(parseSettings(hosted).hosted).toEqual({
			url: 'https://project.supabase.example',
			publishable: 'sb_publishable_x',
			secret: 'sb_secret_x',
			jwt: 'secret'
		});
	});

	test.each([
		[{ EARSHOT_EMPTY: '1' }, { empty: true }],
		[{ EARSHOT_EMPTY: '' }, { empty: false }],
		[{ ORIGIN: 'https://earshot.example/path' }, { origin: 'https://earshot.example' }],
		[{ DATA_DIR: '/srv/earshot' }, { data: '/srv/earshot' }],
		[{ PORT: '8080' }, { port: 8080 }],
		[{ RATE_PER_MINUTE: '0' }, { rate: 0 }],
		[{ RATE_PER_MINUTE: '90' }, { rate: 90 }],
		[{ HOST: '0.0.0.0' }, { host: '0.0.0.0', proxied: false }],
		[{ ADDRESS_HEADER: 'x-client' }, { host: null, proxied: true }]
	])('%j', (env, expected) => expect(parseSettings(env)).toMatchObject(expected));

	test.each([
		[{ PORT: 'eighty' }, 'PORT'],
		[{ RATE_PER_MINUTE: 'many' }, 'RATE_PER_MINUTE'],
		[{ RATE_PER_MINUTE: '-1' }, 'RATE_PER_MINUTE'],
		[{ RATE_PER_MINUTE: '1' }, 'RATE_PER_MINUTE'],
		[{ ORIGIN: 'earshot' }, 'ORIGIN'],
		[{ EARSHOT_EMPTY: 'maybe' }, 'EARSHOT_EMPTY'],
		[{ ...hosted, SUPABASE_JWT_SECRET: undefined }, 'SUPABASE_JWT_SECRET'],
		[{ SUPABASE_SECRET_KEY: 'a-secret' }, 'SUPABASE_URL']
	])('%j is refused by name', (env, name) => {
		expect(() => parseSettings(env)).toThrow(name);
		expect(() => parseSettings(env)).not.toThrow('a-secret');
	});
});
