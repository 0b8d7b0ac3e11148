import { expect, it } from 'vitest';
import { needsFrom } from './needing';

it.each([
	[[], []],
	[[{ what: 'survey', survey: 's', more: 1 }], [{ what: 'survey', survey: 's' }]],
	[[{ what: 'wall', survey: 's', question: 'q' }], [{ what: 'wall', survey: 's', question: 'q' }]],
	[
		[{ what: 'figures', survey: 's', question: 'q', since: 7 }],
		[{ what: 'figures', survey: 's', question: 'q', since: '', until: '' }]
	],
	[[{ what: 'survey', survey: 'x'.repeat(201) }], [{ what: 'survey', survey: '' }]],
	[[{ what: 'secrets' }], null],
	[[null], null],
	['survey', null],
	[Array(201).fill({ what: 'survey' }), null]
])('%.60j asks for %.60j', (raw, needs) => expect(needsFrom(raw)).toEqual(needs));
