import { existsSync } from 'node:fs';
import path from 'node:path';
import { Author, definitionFrom } from './author.ts';
import { launch } from './browser.ts';
import { surveyOf } from './page/generated.ts';
import { servePeers } from './page/peers.ts';
import { split } from './page/split.ts';
import { visit, type Visit } from './page/visit.ts';
import { choice, freePort, median, options, ROOT, startProduct, tell, throwAway } from './product.ts';

// The page that a respondent gets, on a slow phone: ours, the same survey by survey-core and survey-js-ui, and a
// static page of the same text, in turn; a survey of 5 questions and one of 200.

const { runs = 7 } = options({ runs: 7 });
// Beside a corpus, its survey; without one, ours of the same shape.
const corpus = path.join(ROOT, '../shared/corpus/surveys/reference.json');
const own = path.join(ROOT, 'bench/page/reference.json');
const file = choice('survey', existsSync(corpus) ? corpus : own);
const definition = definitionFrom(file);

const data = throwAway();
const product = await startProduct(data.folder, await freePort());
const peers = await servePeers(definition);
const browser = await launch();
const seen: Record<string, Visit[]> = {};
try {
	const author = new Author(product.url);
	// A team without a brand: what it is compared with has none either.
	await author.signUp('Bench', 'Bench');
	const published = async (one: typeof definition) =>
		product.url + (await author.publish(await author.survey(one)));
	const pages = {
		ours: await published(definition),
		surveyjs: `${peers.url}/surveyjs`,
		static: `${peers.url}/static`,
		five: await published(surveyOf(5, 5)),
		twoHundred: await published(surveyOf(200, 5)),
		twoHundredOnOnePage: await published(surveyOf(200, 200))
	};
	// The first visit is the server's warm-up, and not counted.
	for (let run = 0; run <= runs; run++) {
		for (const [name, url] of Object.entries(pages)) {
			const found = await visit(browser, url);
			tell(
				`${run ? `run ${run}` : 'warm-up'}: ${name} ${found.bytes} bytes, ${found.requests} requests, answerable after ${found.answerableMs.toFixed(0)} ms`
			);
			if (run) (seen[name] ??= []).push(found);
		}
	}
	const mid = (name: keyof typeof pages, of: (visit: Visit) => number) => median((seen[name] ?? []).map(of));
	const answerable = (name: keyof typeof pages) => mid(name, (one) => one.answerableMs);
	const bytes = (name: keyof typeof pages) => mid(name, (one) => one.bytes);
	const each = (of: (visit: Visit) => number) =>
		Object.fromEntries(
			Object.keys(seen).map((name) => [name, Math.round(median((seen[name] ?? []).map(of)))])
		);
	const ratio = (a: number, b: number, digits = 3) => +(a / b).toFixed(digits);
	console.log(
		JSON.stringify({
			bench: 'page',
			runs,
			figures: {
				bytes: bytes('ours'),
				bytesWithHeaders: mid('ours', (one) => one.wire),
				requests: mid('ours', (one) => one.requests),
				answerableMs: Math.round(answerable('ours'))
			},
			ratios: {
				bytesToSurveyjs: ratio(bytes('ours'), bytes('surveyjs'), 4),
				answerableToStatic: ratio(answerable('ours'), answerable('static')),
				answerableToSurveyjs: ratio(answerable('ours'), answerable('surveyjs')),
				answerable200To5: ratio(answerable('twoHundred'), answerable('five')),
				answerable200OnOnePageTo5: ratio(answerable('twoHundredOnOnePage'), answerable('five'))
			},
			byKind: Object.fromEntries(Object.entries(seen).map(([name, [one]]) => [name, one?.byKind])),
			each: {
				bytes: each((one) => one.bytes),
				requests: each((one) => one.requests),
				requestsAfterwards: each((one) => one.afterwards.requests),
				bytesAfterwards: each((one) => one.afterwards.bytes),
				answerableMs: each((one) => one.answerableMs),
				firstByteMs: each((one) => one.firstByteMs),
				lastByteMs: each((one) => one.lastByteMs),
				firstPaintMs: each((one) => one.firstPaintMs)
			},
			parts: {
				ours: await split(pages.ours),
				five: await split(pages.five),
				twoHundred: await split(pages.twoHundred)
			},
			mainThreadMs: each((one) => one.mainThreadMs),
			heapBytes: each((one) => one.heapBytes)
		})
	);
} finally {
	await browser.close();
	peers.close();
	await product.stop();
	data.remove();
}
