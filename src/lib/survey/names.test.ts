import { expect, it } from 'vitest';
import { nameIn } from './names';

const definition = {
	pages: [
		{
			name: 'page1',
			elements: [
				{ type: 'nps', name: 'nps', title: { default: 'Would you?', 'zh-cn': '您愿意吗？' } },
				{ type: 'panel', name: 'more', elements: [{ type: 'text', name: 'why', title: ' Why? ' }] },
				{ type: 'paneldynamic', name: 'many', templateElements: [{ type: 'text', name: 'deep' }] },
				'not a part',
				null
			]
		}
	]
};

it.each([
	['nps', 'en', 'Would you?'],
	['nps', 'zh-CN', '您愿意吗？'],
	['why', 'en', 'Why?'],
	['deep', 'en', 'deep'],
	['page1', 'en', 'page1'],
	['gone', 'en', null]
])('%s in %s is called %s', (element, locale, name) => {
	expect(nameIn(definition, element, locale)).toBe(name);
});
