import { expect, test } from 'vitest';
import type { Attribute } from '$lib/people/attribute';
import type { Column } from '$lib/people/import';
import { choiceOf, choicesFrom, judgedChoices, type Choice } from './choices';

const known: Attribute[] = [{ name: 'Joined', kind: 'date', segment: false }];
const column = (heading: string): Column => ({ heading, use: { as: 'nothing' }, samples: [] });
const chosen = (use: string, name = ''): Choice => ({ use, name, kind: 'number' });
const judge = (choices: Choice[], heading = 'Team') =>
	judgedChoices(
		choices,
		choices.map(() => column(heading)),
		known
	);

test.each<[string, Choice, unknown]>([
	['what everybody has', chosen('address'), { as: 'address' }],
	['nothing', chosen('nothing'), { as: 'nothing' }],
	[
		'an attribute that there is keeps its kind',
		chosen('of Joined'),
		{ as: 'attribute', name: 'Joined', kind: 'date' }
	],
	['a new one', chosen('new', ' Level '), { as: 'attribute', name: 'Level', kind: 'number' }],
	[
		'a new one without a name is called as the column',
		chosen('new'),
		{ as: 'attribute', name: 'Team', kind: 'number' }
	],
	[
		'one that there is, by another case',
		chosen('new', 'joined'),
		{ as: 'attribute', name: 'Joined', kind: 'date' }
	]
])('%s', (_, choice, use) => expect(judge([choice])).toEqual({ uses: [use], mistakes: [null] }));

test.each<[string, Choice[], unknown[]]>([
	['two columns are the same', [chosen('name'), chosen('name')], [null, 'twice']],
	['two new ones of one name', [chosen('new', 'A'), chosen('new', 'a')], [null, 'twice']],
	['a new one by the name of one chosen', [chosen('of Joined'), chosen('new', 'JOINED')], [null, 'twice']],
	['two are left out', [chosen('nothing'), chosen('nothing')], [null, null]],
	['a name that a letter would read as a hole', [chosen('new', '{name}')], ['name']]
])('%s', (_, choices, mistakes) => expect(judge(choices).mistakes).toEqual(mistakes));

test('no name anywhere', () => expect(judge([chosen('new')], '').mistakes).toEqual(['name']));

test('a form says something of every column', () => {
	const form = new FormData();
	form.set('use.0', 'new');
	form.set('name.0', 'Level');
	form.set('kind.0', 'date');
	form.set('use.2', 'address');
	expect(choicesFrom(form, 2)).toEqual([
		{ use: 'new', name: 'Level', kind: 'date' },
		{ use: '', name: '', kind: 'text' }
	]);
});

test.each<[Column['use'], string]>([
	[{ as: 'attribute', name: 'Joined', kind: 'date' }, 'of Joined'],
	[{ as: 'attribute', name: 'Team', kind: 'text' }, 'new'],
	[{ as: 'language' }, 'language']
])('a guess %j is shown as %s', (use, said) =>
	expect(choiceOf({ heading: '', use, samples: [] }, known).use).toBe(said)
);
