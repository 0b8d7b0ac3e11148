import { Serializer, SurveyModel } from 'survey-core';
import { expect, it } from 'vitest';
import { keepUnknown } from './keeping';

it('what SurveyJS does not know comes out as it went in', () => {
	const definition = {
		strangeSetting: { deep: [1, { a: 'b' }] },
		pages: [
			{
				name: 'page1',
				oddity: 'x',
				elements: [
					{
						type: 'starmap',
						name: 'stars',
						title: { default: 'Where?', 'zh-cn': '哪里？' },
						zoom: 3,
						layers: ['a']
					},
					{ type: 'panel', name: 'p', elements: [{ type: 'text', name: 't', weird: { on: true } }] }
				]
			}
		]
	};
	expect(new SurveyModel(definition).toJSON()).not.toEqual(definition);
	keepUnknown(definition);
	expect(new SurveyModel(definition).toJSON()).toEqual(definition);
});

it.each(['getType', 'constructor', '__proto__', 'toJSON', 'value', 'a b', 'survey'])(
	'%s in a definition changes nothing of SurveyJS',
	(name) => {
		const before = Serializer.getProperties('text').length;
		keepUnknown(
			JSON.parse(`{"pages":[{"elements":[{"type":"text","name":"t",${JSON.stringify(name)}:"x"}]}]}`)
		);
		expect(Serializer.getProperties('text')).toHaveLength(before);
		expect(new SurveyModel({ elements: [{ type: 'text', name: 't' }] }).toJSON()).toEqual({
			pages: [{ name: 'page1', elements: [{ type: 'text', name: 't' }] }]
		});
	}
);
