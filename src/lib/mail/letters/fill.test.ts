import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.server';
import { fill } from './fill';
import { hostileValues, manyHostile } from './hostile';
import type { Letter } from './letter';
import { letters } from './registry';
import { compiledForOne, sampleDrawing, sampleFacts, sampleLetter } from './samples';

const CORPUS = path.resolve(import.meta.dirname, '../../../../../shared/corpus');
const invitation = sampleLetter(letters, 'invitation');
const english = sampleDrawing(invitation);

const HOLES = Array.from({ length: 125 }, (_, at) => `v${at}`);
/** With as many holes in its text as fit, and some in every other place. */
const porous = sampleDrawing(invitation, 'en', {
	words: {
		sender: '{v0} of {$team}',
		subject: '{v1}: {v2|nobody}',
		preheader: '{v3} {v4|<nobody>}',
		body: HOLES.map((name) => `{${name}}`).join(', ') + '\n\n{v5}\n{v6}\n\n{v7|"nobody"}',
		button: '',
		closing: '{v8}'
	}
});

const factsOf = (values: readonly string[]) => ({
	...sampleFacts,
	...Object.fromEntries(HOLES.map((name, at) => [name, values[at] ?? '']))
});

it(
	'is, byte for byte, what MJML makes of that recipient’s values: 10,000 of them',
	{ timeout: 120_000 },
	async () => {
		const values = manyHostile(CORPUS, 10_000);
		const compiled = await compile(invitation, porous);
		let compared = 0;
		for (let from = 0; from < values.length; from += HOLES.length) {
			const facts = factsOf(values.slice(from, from + HOLES.length));
			const [filled, whole] = [fill(compiled, facts).html, await compiledForOne(invitation, porous, facts)];
			if (filled !== whole) expect(filled).toBe(whole);
			compared += HOLES.length;
		}
		expect(compared).toBe(10_000);
	}
);

it('and of whatever else a text may be', { timeout: 120_000 }, async () => {
	const compiled = await compile(invitation, porous);
	const any = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 40 }),
		fc
			.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
			.map((units) => String.fromCharCode(...units)),
		fc
			.array(
				fc.constantFrom(
					'<',
					'>',
					'&',
					'"',
					"'",
					'\uFDD0',
					'\uFDD1',
					'{',
					'}',
					'-',
					'!',
					'/',
					'mj-raw',
					' ',
					'\n'
				),
				{ maxLength: 20 }
			)
			.map((signs) => signs.join(''))
	);
	await fc.assert(
		fc.asyncProperty(fc.array(any, { minLength: 125, maxLength: 125 }), async (values) => {
			const facts = factsOf(values);
			expect(fill(compiled, facts).html).toBe(await compiledForOne(invitation, porous, facts));
		}),
		{ numRuns: 40 }
	);
});

it('would tell a value that was not escaped from one that was', async () => {
	const raw = { ...sampleFacts, name: '<b>Mei</b>' };
	const whole = await compiledForOne(invitation, english, raw);
	const { html } = await compile(invitation, english);
	const careless = html
		.map((part) => (typeof part === 'string' ? part : part.hole === 'name' ? raw.name : sampleFacts['$link']))
		.join('');
	expect(careless).not.toBe(whole);
	expect(shape(careless)).not.toEqual(shape(whole));
});

type Node = DefaultTreeAdapterTypes.Node;
/** Elements and the names of their attributes. */
function shape(html: string): string[] {
	const walk = (node: Node): string[] => [
		'attrs' in node ? `${node.nodeName} ${node.attrs.map(({ name }) => name).join()}` : node.nodeName,
		...('childNodes' in node ? node.childNodes.flatMap(walk) : [])
	];
	return walk(parse(html));
}

describe('hostile values', () => {
	const values = hostileValues(CORPUS);
	const all = Object.values(letters).map((letter): [string, Letter] => [letter.id, letter]);
	const greeting = {
		sender: 'x {name}',
		subject: 'x {name}',
		preheader: 'x {name}',
		body: 'x {name}',
		closing: 'x {name}'
	};

	it.each(all)('never become markup or another header line in %s', { timeout: 60_000 }, async (_, letter) => {
		const drawing = sampleDrawing(letter);
		const words = { ...drawing.words, ...greeting };
		const compiled = await compile(letter, { ...drawing, words });
		const tame = shape(fill(compiled, { ...sampleFacts, name: 'Mei' }).html).join('\n');
		// The whole list in one letter; the others stand on the same pieces.
		for (const name of letter.id === 'invitation' ? values : values.slice(0, 24)) {
			const { html, subject, sender, text } = fill(compiled, { ...sampleFacts, name, inviter: name });
			if (shape(html).join('\n') !== tame) expect.fail(`markup: ${JSON.stringify(name)}`);
			expect(subject + sender).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\ufdd0-\ufdef]/u);
			expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Cs}]/u);
		}
	});

	it.each(all)('in what the team wrote neither, in %s', async (_, letter) => {
		const drawing = sampleDrawing(letter);
		const make = async (text: string) => {
			const words = Object.fromEntries(Object.keys(drawing.words).map((key) => [key, `x ${text} x`]));
			const facts = {
				...drawing.facts,
				team: `x ${text}`,
				...(drawing.facts.survey ? { survey: `x ${text}` } : {})
			};
			const own = { ...drawing, words: { ...drawing.words, ...words }, facts };
			return shape(fill(await compile(letter, own), sampleFacts).html)
				.filter((line) => !/^(#text|br|p|p class,dir,style|p class,style)( |$)/.test(line))
				.join('\n');
		};
		const tame = await make('tame');
		for (const text of values.slice(0, 24))
			if ((await make(text)) !== tame) expect.fail(JSON.stringify(text));
	});
});

it('puts plain text into headers and into the text part, escaped text into the HTML', async () => {
	const words = { ...english.words, sender: '{name}', subject: 'For {name}', body: '{name}' };
	const compiled = await compile(invitation, { ...english, words });
	const { html, subject, sender, text } = fill(compiled, { ...sampleFacts, name: 'A & "B",\r\n<c>' });
	expect([sender, subject]).toEqual(['A & "B", <c>', 'For A & "B", <c>']);
	expect(text).toContain('A & "B", <c>\n');
	expect(html).toContain('A &amp; &quot;B&quot;, &lt;c&gt;');
});

it('fills what is not known with what was to be said then, and else with nothing', async () => {
	const words = { ...english.words, subject: 'a{name|there}b{department}c{toString}d{__proto__}' };
	const compiled = await compile(invitation, { ...english, words });
	expect(fill(compiled, {}).subject).toBe('atherebcd');
	expect(fill(compiled, { name: ' \n\u0000' }).subject).toBe('atherebcd');
});
