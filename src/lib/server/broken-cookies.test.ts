import { expect, it } from 'vitest';
import { brokenAmong } from './broken-cookies';

const NAME = 'sb-box-auth-token';
const coded = (value: unknown) => `base64-${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
const session = coded({ access_token: 'a', refresh_token: '林', user: { id: 'x'.repeat(60) } });
const cookies = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));

it.each<[string, [string, string][], string[]]>([
	['nothing', [], []],
	['a session', [[NAME, session]], []],
	[
		'a session in pieces, in any order',
		[
			[`${NAME}.1`, session.slice(50)],
			[`${NAME}.0`, session.slice(0, 50)]
		],
		[]
	],
	['a session that is not coded', [[NAME, '{"access_token":"a"}']], []],
	[
		'other cookies, whatever they hold',
		[
			['team', 'base64-%%%'],
			['sb-other', 'garbage']
		],
		[]
	],
	['signs that are no base64', [[NAME, 'base64-%%%']], [NAME]],
	['bytes that are no text', [[NAME, 'base64-_____w']], [NAME]],
	['a session that is cut off', [[NAME, session.slice(0, 40)]], [NAME]],
	['a session without its end', [[`${NAME}.0`, session.slice(0, 50)]], [`${NAME}.0`]],
	[
		'words',
		[
			[NAME, 'garbage'],
			['theme', 'dark']
		],
		[NAME]
	],
	[
		'a broken verifier beside a session',
		[
			[NAME, session],
			[`${NAME}-code-verifier`, 'base64-x']
		],
		[`${NAME}-code-verifier`]
	]
])('%s', (_, sent, broken) => expect(brokenAmong(cookies(...sent))).toEqual(broken));
