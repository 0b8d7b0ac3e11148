import { existsSync } from 'node:fs';
import path from 'node:path';
import { Author } from './author.ts';
import { launch } from './browser.ts';
import { sendFiles, toSite, toSurvey } from './hostile/json.ts';
import { linesOf, payloadsFrom, spread, storable } from './hostile/payloads.ts';
import { siteSide } from './hostile/site.ts';
import { surveySide } from './hostile/survey-side.ts';
import { Tally } from './hostile/tally.ts';
import { Watch } from './hostile/watch.ts';
import { choice, database, freePort, options, ROOT, startProduct, tell, throwAway } from './product.ts';

// Strings that attack whoever shows them as anything but text, through every field and into every view, in a real
// browser: none runs, none is a mistake of the server's, each comes back as it was typed.

const corpus = path.join(ROOT, '../shared/corpus');
const { limit = Infinity, batch = 100, skip = 0 } = options({ limit: Infinity, batch: 100, skip: 0 });
const only = choice('only', 'survey,site').split(',');
const all = payloadsFrom(choice('payloads', path.join(corpus, 'html/live-payloads.json')));
const few = <T>(some: readonly T[]) => spread(some, Math.min(limit, some.length)).slice(skip);
const payloads = few(all);
// Where every text goes through a field at once, there is time for those that attack something else too.
const texts = [
	...payloads,
	...[path.join(corpus, 'text/blns.json')].filter(existsSync).flatMap((file) => few(payloadsFrom(file))),
	...[path.join(corpus, 'text/csv-formulas.txt')].filter(existsSync).flatMap((file) => few(linesOf(file)))
];
const folder = choice('json', path.join(corpus, 'json/test_parsing'));

const data = throwAway();
const product = await startProduct(data.folder, await freePort());
const browser = await launch();
const sql = database(data.folder);
try {
	const author = new Author(product.url);
	await author.signUp('Ada', 'Listeners');
	const watch = new Watch(product.url);
	const [studio, street] = [await browser.newContext(), await browser.newContext()];
	for (const context of [studio, street]) await watch.over(context);
	const tally = new Tally();
	const cast = { author, studio, street, watch, tally };
	const survey = only.includes('survey') ? await surveySide(cast, sql, payloads, batch) : null;
	const site = only.includes('site') ? await siteSide(cast, sql, texts) : null;
	tell('the JSON files');
	const json = [
		...(survey ? [await sendFiles(folder, author, toSurvey(survey.id, survey.link))] : []),
		...(site ? [await sendFiles(folder, author, toSite(site.id, site.link))] : [])
	];
	const sum = (of: 'files' | 'sent' | 'serverErrors') => json.reduce((all, one) => all + one[of], 0);
	for (const example of tally.examples) tell(example);
	const { sinks } = tally;
	console.log(
		JSON.stringify({
			bench: 'hostile',
			counts: {
				payloads: payloads.length,
				texts: texts.length,
				sinks: Object.keys(sinks).length,
				executed: tally.total('executed'),
				blocked: tally.total('blocked'),
				serverErrors: tally.total('serverErrors') + sum('serverErrors'),
				altered: tally.total('altered'),
				cleaned: payloads.filter((one) => storable(one) !== one).length,
				jsonFiles: Math.max(0, ...json.map(({ files }) => files)),
				jsonSent: sum('sent')
			},
			json: json.map(({ statuses }) => statuses),
			sinks,
			site: site?.told,
			control: { executed: survey?.without ?? 0, onSites: site?.without ?? 0 }
		})
	);
} finally {
	await browser.close();
	await sql.end({ timeout: 1 });
	await product.stop();
	data.remove();
}
