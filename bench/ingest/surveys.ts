import { randomUUID } from 'node:crypto';
import type { Author, Definition } from '../author.ts';
import type { Sheet } from '../respondent.ts';

// Ten surveys of different shapes, and people who answer them.

type Field = string | string[];
/** A question, and what a respondent posts for it together with what must then be stored. */
interface Asked {
	element: Definition;
	answer(seed: number): { field: Field; stored: unknown } | null;
}

const WORDS = '很稳定，一直在用。 The queue was long but people were kind. 有点贵 🙂 '.repeat(14);
const OPTIONS = Array.from({ length: 20 }, (_, at) => ({ value: `o${at}`, text: `Option ${at} 选项` }));

const scale = (name: string, rest: Definition = {}): Asked => ({
	element: { type: 'rating', name, title: `How good was ${name}?`, rateMin: 0, rateMax: 10, ...rest },
	answer: (seed) => ({ field: String(seed % 11), stored: seed % 11 })
});
const words = (name: string, length: number, rest: Definition = {}): Asked => ({
	element: { type: 'comment', name, title: `What about ${name}?`, ...rest },
	answer: (seed) => {
		const text = `${seed}: ${WORDS.slice(0, length)}`.trim();
		return { field: text, stored: text };
	}
});
const line = (name: string, rest: Definition, value: (seed: number) => string | number): Asked => ({
	element: { type: 'text', name, title: `Your ${name}`, ...rest },
	answer: (seed) => ({ field: String(value(seed)), stored: value(seed) })
});
const one = (name: string, type: 'radiogroup' | 'dropdown', rest: Definition = {}): Asked => ({
	element: { type, name, title: `Which ${name}?`, choices: OPTIONS, ...rest },
	answer: (seed) => ({ field: `o${seed % 20}`, stored: `o${seed % 20}` })
});
const some = (name: string): Asked => ({
	element: { type: 'checkbox', name, title: `Which of ${name}?`, choices: OPTIONS },
	answer: (seed) => {
		const ticked = OPTIONS.map(({ value }) => value).filter(
			(_, at) => at === seed % 20 || (seed >> at) % 3 === 1
		);
		return { field: ticked, stored: ticked };
	}
});
const yes = (name: string): Asked => ({
	element: { type: 'boolean', name, title: `Is it ${name}?` },
	answer: (seed) => ({ field: String(seed % 2 === 0), stored: seed % 2 === 0 })
});
/** Asked only of those whose answer to `of`, a scale, is above `limit`. */
const above = (limit: number, of: string, asked: Asked): Asked => ({
	element: { ...asked.element, visibleIf: `{${of}} > ${limit}` },
	answer: (seed) => (seed % 11 > limit ? asked.answer(seed) : null)
});

const many = <T>(length: number, make: (at: number) => T): T[] => Array.from({ length }, (_, at) => make(at));

/** Pages of questions, by the survey's name. */
const SURVEYS: Record<string, Asked[][]> = {
	'one score': [[scale('visit', { isRequired: true })]],
	'score and comment': [[scale('visit'), words('why', 200)]],
	'five scales': [many(5, (at) => scale(`s${at}`, { isRequired: true }))],
	choices: [[one('shop', 'radiogroup', { isRequired: true }), one('country', 'dropdown'), some('products')]],
	words: [[line('name', { maxLength: 80 }, (seed) => `Mei ${seed}`), words('story', 600), words('more', 60)]],
	'forty scales': many(8, (page) => many(5, (at) => scale(`p${page}s${at}`))),
	logic: [
		[scale('visit', { isRequired: true }), above(6, 'visit', words('praise', 80))],
		[above(3, 'visit', one('shop', 'radiogroup')), yes('clean'), above(8, 'visit', some('favourites'))]
	],
	'two languages': [
		[
			scale('visit', { title: { default: 'How was it?', 'zh-cn': '怎么样？' } }),
			words('why', 100, { title: { default: 'Why?', 'zh-cn': '为什么？' } })
		]
	],
	checked: [
		[
			line('mail', { inputType: 'email', validators: [{ type: 'email' }] }, (seed) => `p${seed}@example.org`),
			line('age', { inputType: 'number', min: 16, max: 120 }, (seed) => 16 + (seed % 100)),
			words('about', 40, { isRequired: true, maxLength: 400 })
		]
	],
	mixed: [
		[scale('visit'), yes('near'), one('shop', 'dropdown')],
		[some('products'), words('wish', 300, { title: 'You said {visit}. What do you wish?' })],
		[line('town', {}, (seed) => ['北京', 'Köln', 'Lyon'][seed % 3] ?? ''), yes('again')]
	]
};

/** Publishes the ten. @returns what the `n`th respondent sends, and what must be stored then */
export async function publishTen(
	author: Author
): Promise<(n: number) => { sheet: Sheet; stored: Record<string, unknown> }> {
	const open: { slug: string; asked: Asked[] }[] = [];
	for (const [title, pages] of Object.entries(SURVEYS)) {
		const definition = {
			title: title === 'two languages' ? { default: title, 'zh-cn': '两种语言' } : title,
			pages: pages.map((page) => ({ elements: page.map(({ element }) => element) }))
		};
		const path = await author.publish(await author.survey(definition, title));
		open.push({ slug: path.slice('/s/'.length), asked: pages.flat() });
	}
	return (n) => {
		const { slug, asked } = open[n % open.length] ?? { slug: '', asked: [] };
		const seed = Math.floor(n / open.length);
		const given = asked.flatMap(({ element, answer }) => {
			const one = answer(seed);
			return one ? [{ name: String(element['name']), ...one }] : [];
		});
		return {
			sheet: {
				id: randomUUID(),
				slug,
				answers: Object.fromEntries(given.map(({ name, field }) => [name, field]))
			},
			stored: Object.fromEntries(given.map(({ name, stored }) => [name, stored]))
		};
	};
}
