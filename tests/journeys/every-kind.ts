import { deflateSync } from 'node:zlib';
import type { Definition } from '../people';

/** Surveys with every kind of question, and what somebody answers in them. */

const checksum = (bytes: Buffer): number => {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
};

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type), data]);
	const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	crc.writeUInt32BE(checksum(body));
	return Buffer.concat([length, body, crc]);
}

/** A picture of one colour. @returns the bytes of a PNG (ISO/IEC 15948), 24 by 18 pixels */
export function picture(red: number, green: number, blue: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(24, 0);
	header.writeUInt32BE(18, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const line = Buffer.from([0, ...Array.from({ length: 24 }, () => [red, green, blue]).flat()]);
	const lines = Buffer.concat(Array.from({ length: 18 }, () => line));
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(lines)),
		chunk('IEND', Buffer.alloc(0))
	]);
}

const address = (...colour: [number, number, number]) =>
	`data:image/png;base64,${picture(...colour).toString('base64')}`;
const pictures = [
	{ value: 'sea', text: 'The sea', imageLink: address(40, 110, 160) },
	{ value: 'wood', text: 'A wood', imageLink: address(50, 120, 60) },
	{ value: 'town', text: 'A town', imageLink: address(150, 120, 90) }
];
const CITIES = ['Accra', 'Bergen', 'Chengdu', 'Dakar', 'Essen', 'Fukuoka'];

const CHOOSING = [
	{
		type: 'radiogroup',
		name: 'one',
		title: 'One of some',
		isRequired: true,
		choices: ['a', 'b'],
		showOtherItem: true
	},
	{
		type: 'checkbox',
		name: 'some',
		title: 'Some of these',
		description: 'As many as fit.',
		isRequired: true,
		choices: ['red', 'green', 'blue'],
		showSelectAllItem: true,
		showNoneItem: true,
		showOtherItem: true,
		showRefuseItem: true
	},
	{ type: 'dropdown', name: 'list', title: 'From a list', choices: CITIES, isRequired: true },
	{ type: 'tagbox', name: 'tags', title: 'Cities', choices: CITIES },
	{ type: 'ranking', name: 'order', title: 'Put in order', choices: ['Price', 'Speed', 'Looks'] },
	{ type: 'imagepicker', name: 'view', title: 'A view', showLabel: true, choices: pictures },
	{ type: 'imagepicker', name: 'views', title: 'More views', multiSelect: true, choices: pictures },
	{ type: 'rating', name: 'rate', title: 'Rated', minRateDescription: 'Bad', maxRateDescription: 'Good' },
	{ type: 'nps', name: 'nps', title: 'Recommend us?', isRequired: true },
	{ type: 'csat', name: 'csat', title: 'Satisfied?' },
	{ type: 'ces', name: 'ces', title: 'Easy?' },
	{ type: 'smileys', name: 'mood', title: 'How was it?' },
	{ type: 'boolean', name: 'yes', title: 'Yes or no' }
];

/** What is typed into a box of each kind, and what is kept. */
export const TYPED: Record<string, string> = {
	text: 'Ms Ōkubo',
	email: 'mei@example.org',
	url: 'https://example.org/a',
	tel: '+47 22 12 34 56',
	number: '42.5',
	date: '2026-02-28',
	'datetime-local': '2026-02-28T13:45',
	time: '13:45',
	month: '2026-02',
	week: '2026-W09',
	color: '#336699'
};

const WRITING = [
	...Object.keys(TYPED).map((inputType) => ({
		type: 'text',
		name: `t-${inputType}`,
		inputType,
		title: `Type: ${inputType}`,
		...(inputType === 'email' && { isRequired: true })
	})),
	{ type: 'text', name: 't-range', inputType: 'range', min: 0, max: 10, title: 'Type: range' },
	{
		type: 'text',
		name: 'masked',
		title: 'Serial number',
		maskType: 'pattern',
		maskSettings: { pattern: '999-aaa' }
	},
	{ type: 'comment', name: 'words', title: 'In your words', maxLength: 120, showCommentArea: true },
	{ type: 'slider', name: 'slide', title: 'A slider', min: 0, max: 100, step: 5 },
	{ type: 'slider', name: 'span', title: 'From and to', sliderType: 'range', min: 0, max: 10 },
	{
		type: 'expression',
		name: 'double',
		title: 'Twice the number',
		expression: '{t-number} * 2',
		displayStyle: 'decimal'
	},
	{ type: 'file', name: 'proof', title: 'A picture', acceptedTypes: 'image/*' },
	{ type: 'signaturepad', name: 'sign', title: 'Sign here' },
	{ type: 'html', name: 'prose', html: '<h3>Nearly there</h3><p>Only <b>tables</b> are left.</p>' },
	{ type: 'image', name: 'pic', imageLink: address(200, 160, 60), altText: 'A yellow patch' }
];

const HOLDING = [
	{
		type: 'multipletext',
		name: 'who',
		title: 'About you',
		items: [
			{ name: 'first', title: 'First name', isRequired: true },
			{ name: 'age', title: 'Age', inputType: 'number' }
		]
	},
	{
		type: 'matrix',
		name: 'grid',
		title: 'How much do you agree?',
		isAllRowRequired: true,
		columns: [
			{ value: 1, text: 'No' },
			{ value: 2, text: 'Partly' },
			{ value: 3, text: 'Yes' }
		],
		rows: [
			{ value: 'fast', text: 'It is fast' },
			{ value: 'fair', text: 'It is fair' }
		]
	},
	{
		type: 'matrixdropdown',
		name: 'costs',
		title: 'Your costs',
		columns: [
			{ name: 'kind', title: 'Kind', cellType: 'dropdown', choices: ['fixed', 'flexible'] },
			{ name: 'sum', title: 'Sum', cellType: 'text', inputType: 'number', totalType: 'sum' }
		],
		rows: ['Rent', 'Food']
	},
	{
		type: 'matrixdynamic',
		name: 'items',
		title: 'What you bought',
		rowCount: 1,
		maxRowCount: 4,
		columns: [
			{ name: 'what', title: 'What', cellType: 'text' },
			{ name: 'price', title: 'Price', cellType: 'text', inputType: 'number', totalType: 'sum' },
			{ name: 'why', title: 'Why so much?', cellType: 'text', visibleIf: '{row.price} > 100' }
		]
	},
	{
		type: 'paneldynamic',
		name: 'people',
		title: 'Who lives with you?',
		templateTitle: 'Person {panelIndex}: {panel.name}',
		panelCount: 1,
		minPanelCount: 0,
		maxPanelCount: 3,
		templateElements: [
			{ type: 'text', name: 'name', title: 'Name', isRequired: true },
			{ type: 'boolean', name: 'child', title: 'A child?' },
			{ type: 'text', name: 'school', title: 'School', visibleIf: '{panel.child} = true' },
			{
				type: 'matrixdynamic',
				name: 'pets',
				title: 'Pets',
				rowCount: 1,
				columns: [{ name: 'pet', title: 'Pet', cellType: 'text' }]
			}
		]
	}
];

export const EVERY: Definition = {
	title: 'Every kind of question',
	showProgressBar: 'top',
	pages: [
		{ name: 'choosing', title: 'Choosing', elements: CHOOSING },
		{ name: 'writing', title: 'Writing', elements: WRITING },
		{ name: 'holding', title: 'Tables and lists', elements: HOLDING }
	]
};

/** The same, and a signature more: one is typed, the other drawn. */
export const SIGNED: Definition = {
	...EVERY,
	pages: [
		{ name: 'choosing', title: 'Choosing', elements: CHOOSING },
		{
			name: 'writing',
			title: 'Writing',
			elements: [
				...WRITING,
				{ type: 'signaturepad', name: 'drawn', title: 'And draw here', isRequired: true }
			]
		},
		{ name: 'holding', title: 'Tables and lists', elements: HOLDING }
	]
};

/** What is kept of the answers that the journeys give; the file has a name of its own each time. */
export const KEPT = {
	one: 'other',
	'one-Comment': 'Neither',
	some: ['red', 'other'],
	'some-Comment': 'Purple',
	list: 'Bergen',
	tags: ['Chengdu', 'Essen'],
	order: ['Looks', 'Price', 'Speed'],
	view: 'wood',
	views: ['sea', 'town'],
	rate: 4,
	nps: 9,
	csat: 4,
	ces: 5,
	mood: 4,
	yes: true,
	...Object.fromEntries(
		Object.entries(TYPED).map(([type, text]) => [`t-${type}`, type === 'number' ? Number(text) : text])
	),
	't-range': 7,
	masked: '123abc',
	words: 'Two\nlines',
	'words-Comment': 'By the way',
	slide: 35,
	span: [2, 8],
	double: 85,
	sign: 'Mei Li',
	who: { first: 'Mei', age: 41 },
	grid: { fast: 3, fair: 2 },
	costs: { Rent: { kind: 'fixed', sum: 900 }, Food: { kind: 'flexible', sum: 350.5 } },
	items: [
		{ what: 'Lamp', price: 40 },
		{ what: 'Desk', price: 260, why: 'Oak' }
	],
	people: [
		{ name: 'Bo', child: true, school: 'Hill', pets: [{ pet: 'Cat' }, { pet: 'Dog' }] },
		{ name: 'Cy', pets: [{ pet: 'Newt' }] }
	]
};

/** What changes by itself, on one page. */
export const MOVING: Definition = {
	title: 'What follows',
	elements: [
		{ type: 'text', name: 'amount', title: 'Amount', inputType: 'number' },
		{ type: 'text', name: 'tax', title: 'Tax', inputType: 'number', setValueExpression: '{amount} / 4' },
		{ type: 'checkbox', name: 'all', title: 'Agree?', choices: ['terms', 'mail'] },
		{ type: 'text', name: 'note', title: 'Note', enableIf: '{all} contains "mail"' },
		{ type: 'text', name: 'fixed', title: 'Fixed', readOnly: true, setValueExpression: '{amount} * 10' },
		{
			type: 'matrixdynamic',
			name: 'rows',
			title: 'Rows',
			rowCount: 1,
			columns: [
				{ name: 'n', title: 'Count', cellType: 'text', inputType: 'number' },
				{ name: 'p', title: 'Price', cellType: 'text', inputType: 'number' },
				{
					name: 'sum',
					title: 'Sum',
					cellType: 'expression',
					expression: '{row.n} * {row.p}',
					totalType: 'sum'
				},
				{ name: 'why', title: 'Why', cellType: 'text', visibleIf: '{row.sum} > 100' }
			]
		},
		{ type: 'expression', name: 'whole', title: 'The whole', expression: "sumInArray({rows}, 'sum')" },
		{ type: 'radiogroup', name: 'plan', title: 'Plan', choices: ['free', 'paid'], showCommentArea: true },
		{ type: 'dropdown', name: 'seats', title: 'Seats', choices: [1, 5, 20] }
	],
	triggers: [{ type: 'setvalue', expression: '{plan} = "paid"', setToName: 'seats', setValue: 5 }]
};
