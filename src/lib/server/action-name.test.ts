import { expect, test } from 'vitest';
import { namedProperly } from './action-name';

const post = (query: string) =>
	new Request(`http://here.invalid/door${query}`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });

test.each(['?/default', '?/default&to=/m/x', '?to=/m/x&/default', '?%2Fdefault=1', '?/default&/passcode'])(
	'%s is an action that there is not',
	async (query) => {
		const named = namedProperly(post(query));
		expect(new URL(named.url).search).toBe('?/none');
		expect(await named.text()).toBe('a=b');
	}
);

test.each(['', '?/passcode', '?/passcode&/default', '?to=default', '?to=/default'])(
	'%s stays as it was sent',
	(query) => {
		const sent = post(query);
		expect(namedProperly(sent)).toBe(sent);
	}
);

test('who only looks is not meant', () => {
	const looking = new Request('http://here.invalid/door?/default');
	expect(namedProperly(looking)).toBe(looking);
});
