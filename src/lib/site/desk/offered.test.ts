import { describe, expect, it } from 'vitest';
import type { BlockKind, BlockKinds, Group } from '../blocks/block';
import { offered } from './offered';

const kind = (en: string, zh: string, about: string, group: Group): BlockKind => ({
	name: { en, 'zh-CN': zh },
	about: { en: about, 'zh-CN': '' },
	group,
	icon: '',
	fields: {},
	fresh: () => ({})
});

const kinds: BlockKinds = {
	video: kind('Video', '视频', 'A film with a heading and captions.', 'pictures'),
	heading: kind('Heading', '标题', 'Names what follows.', 'words'),
	people: kind('Ambassadors', '推广大使', 'Who to ask, with a picture each. Café hours.', 'people')
};
const names = (query: string) => offered(kinds, query).map(({ name }) => name);

describe('what the palette offers', () => {
	it.each([
		['', ['heading', 'video', 'people']],
		['head', ['heading', 'video']],
		['标题', ['heading']],
		['cafe', ['people']],
		['CAPTIONS film', ['video']],
		['captions ambassadors', []],
		['people', ['people']]
	])('for %j is %j', (query, found) => expect(names(query)).toEqual(found));
});
