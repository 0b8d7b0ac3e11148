import { expect, test } from 'vitest';
import { askedOn, givenTo, isTimely, scriptsOn } from './asking';
import type { BlockKind, BlockKinds } from './blocks/block';
import type { SitePage } from './site';

const kind = (more: Partial<BlockKind>): BlockKind => ({
	name: { en: 'a', 'zh-CN': 'a' },
	about: { en: 'a', 'zh-CN': 'a' },
	group: 'words',
	icon: '',
	fields: {},
	fresh: () => ({}),
	...more
});
const kinds: BlockKinds = {
	still: kind({}),
	quiz: kind({ script: 'quiz' }),
	clock: kind({ timely: true }),
	pair: kind({ needs: () => ['one', 'two'].map((survey) => ({ what: 'survey', survey })) }),
	none: kind({ needs: () => [] }),
	live: kind({ script: 'live', needs: () => [{ what: 'survey', survey: 'three' }] })
};
const page = (...names: string[]): SitePage => ({
	id: 'p',
	slug: '',
	title: {},
	about: {},
	unlisted: false,
	pages: [],
	sections: [
		{
			id: 's',
			layout: 'one',
			tone: 'plain',
			slots: [names.map((name, at) => ({ id: `${name}-${at}`, kind: name, fields: {} }))]
		}
	]
});

test('what blocks ask for comes back to the ones that asked, in their order', () => {
	const asked = askedOn(page('pair', 'still', 'none', 'unheard-of', 'constructor', 'live'), kinds);
	expect(asked.flatMap(({ needs }) => needs)).toHaveLength(3);
	expect(givenTo(asked, [1, 2, 3])).toEqual({ 'pair-0': [1, 2], 'live-5': [3] });
});

test('a script is brought once, however many need it; a page that needs none has none', () => {
	expect(scriptsOn(page('quiz', 'live', 'quiz', 'constructor'), kinds)).toEqual(['quiz', 'live']);
	expect(scriptsOn(page('still', 'clock'), kinds)).toEqual([]);
});

test('a page with a clock on it gets older', () => {
	expect([isTimely(page('still', 'clock'), kinds), isTimely(page('still'), kinds)]).toEqual([true, false]);
});
