import { compile } from '../../src/lib/mail/letters/compile.server';
import { fill } from '../../src/lib/mail/letters/fill';
import { manyHostile } from '../../src/lib/mail/letters/hostile';
import type { Compiled, Drawing, Facts } from '../../src/lib/mail/letters/letter';
import { letters } from '../../src/lib/mail/letters/registry';
import { compiledForOne, sampleDrawing, sampleFacts, sampleLetter } from '../../src/lib/mail/letters/samples';
import type { Rendered } from './render.ts';

// Built and loaded by render.ts.

/** Until V8 has made of both what it will. */
const WARM_UP = 20_000;
/** Compiling is slow: so many say what one takes. */
const COMPILED = 500;
const ROUNDS = 7;
/** As many recipients as a worker holds at a time; letters go round them. */
const RECIPIENTS = 500;

const LANGUAGES = ['en', 'zh-cn'] as const;
const NAMES = [
	'Mei Chen',
	'陈美',
	'Ada Lovelace',
	"Sinéad O'Brien",
	'Nguyễn Thị Minh',
	'Ahmet',
	'王小明',
	'J. Q. Public'
];
const invitation = sampleLetter(letters, 'invitation');

const factsOf = (name: string, at: number): Facts => ({
	...sampleFacts,
	name,
	$link: `${sampleFacts['$link']}${at}`,
	$unsubscribe: `${sampleFacts['$unsubscribe']}${at}`
});

interface Side {
	drawing: Drawing;
	compiled: Compiled;
}

/** CPU time of it, in microseconds. */
async function cpuOf(what: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await what();
	const { user, system } = process.cpuUsage(before);
	return user + system;
}

interface Times {
	fillUs: number;
	compileUs: number;
	ratio: number;
	writtenUs: number;
}

/** Medians of rounds that take turns, so that both have the machine at its better and its worse. */
async function times(sides: Side[], recipients: Facts[], count: number): Promise<Times> {
	const sideOf = (at: number): Side => sides[at % sides.length] ?? never();
	const last = { made: '' };
	const fillAll = (count: number) => {
		for (let at = 0; at < count; at++)
			last.made = fill(sideOf(at).compiled, recipients[at % recipients.length] ?? never()).html;
	};
	const compileAll = async (count: number) => {
		for (let at = 0; at < count; at++)
			last.made = await compiledForOne(
				invitation,
				sideOf(at).drawing,
				recipients[at % recipients.length] ?? never()
			);
	};
	fillAll(WARM_UP);
	await compileAll(COMPILED);
	const [filled, compiled]: [number[], number[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		filled.push((await cpuOf(() => fillAll(count))) / count);
		compiled.push((await cpuOf(() => compileAll(COMPILED))) / COMPILED);
	}
	const written = await cpuOf(() => {
		for (const [at, facts] of recipients.entries()) Buffer.from(fill(sideOf(at).compiled, facts).html);
	});
	return {
		fillUs: median(filled),
		compileUs: median(compiled),
		ratio: median(compiled.map((us, round) => us / (filled[round] ?? NaN))),
		writtenUs: written / recipients.length
	};
}

const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const never = (): never => {
	throw new Error('there is no such letter');
};

/** @returns how many filled letters differ from what MJML makes of the same recipient's values */
async function differences(sides: Side[], values: string[]): Promise<number> {
	let differing = 0;
	for (const [at, value] of values.entries()) {
		const { compiled, drawing } = sides[at % sides.length] ?? never();
		const facts = factsOf(value, at);
		if (fill(compiled, facts).html !== (await compiledForOne(invitation, drawing, facts))) differing++;
	}
	return differing;
}

export async function measure(count: number, corpus: string): Promise<Rendered> {
	const sides = await Promise.all(
		LANGUAGES.map(async (language): Promise<Side> => {
			const drawing = sampleDrawing(invitation, language);
			return { drawing, compiled: await compile(invitation, drawing) };
		})
	);
	const recipients = Array.from({ length: RECIPIENTS }, (_, at) =>
		factsOf(NAMES[at % NAMES.length] ?? '', at)
	);
	const { fillUs, compileUs, ratio, writtenUs } = await times(sides, recipients, count);
	const values = manyHostile(corpus, count);
	const [{ compiled }] = [sides[0] ?? never()];
	return {
		letters: count,
		filledPerSecond: Math.round(1e6 / fillUs),
		compiledPerSecond: Math.round(1e6 / compileUs),
		fillUs: +fillUs.toFixed(2),
		compileUs: Math.round(compileUs),
		writtenUs: +writtenUs.toFixed(2),
		ratio: Math.round(ratio),
		compared: values.length,
		differing: await differences(sides, values),
		bytes: Buffer.byteLength(fill(compiled, recipients[0] ?? never()).html)
	};
}
