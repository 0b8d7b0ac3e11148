import path from 'node:path';
import { Author } from './author.ts';
import { launch } from './browser.ts';
import { addresses } from './hostile/addresses.ts';
import { withoutGuards } from './hostile/control.ts';
import { sendFiles } from './hostile/json.ts';
import { named } from './hostile/names.ts';
import { batches, payloadsFrom, spread, storable } from './hostile/payloads.ts';
import { Tally } from './hostile/tally.ts';
import { through } from './hostile/visits.ts';
import { Watch } from './hostile/watch.ts';
import { choice, database, freePort, options, ROOT, startProduct, tell, throwAway } from './product.ts';

// Strings that attack whoever shows them as anything but text, through every field and into every view, in a real
// browser: none runs, none is a mistake of the server's, each comes back as it was typed.

const corpus = path.join(ROOT, '../shared/corpus');
const { limit = Infinity, batch = 100 } = options({ limit: Infinity, batch: 100 });
const all = payloadsFrom(choice('payloads', path.join(corpus, 'html/live-payloads.json')));
const payloads = spread(all, Math.min(limit, all.length));
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
	const cast = { author, studio, street, watch, tally: new Tally() };
	let last = { id: '', link: '' };
	let executedWithout = 0;
	for (const [at, some] of batches(payloads, batch).entries()) {
		await studio.addCookies(author.cookies);
		last = await through(cast, some);
		await named(cast, sql, some);
		await addresses(cast, some, last.id, last.link);
		if (at < 3) executedWithout += await withoutGuards(street, watch, last.link, some);
		const [executed, altered] = [cast.tally.total('executed'), cast.tally.total('altered')];
		tell(
			`${Math.min((at + 1) * batch, payloads.length)} of ${payloads.length}: ${executed} ran, ${altered} altered`
		);
	}
	tell('the JSON files');
	const json = await sendFiles(folder, author, last.id, last.link);
	const { tally } = cast;
	for (const example of tally.examples) tell(example);
	console.log(
		JSON.stringify({
			bench: 'hostile',
			counts: {
				payloads: payloads.length,
				sinks: Object.keys(tally.sinks).length,
				executed: tally.total('executed'),
				blocked: tally.total('blocked'),
				serverErrors: tally.total('serverErrors') + json.serverErrors,
				altered: tally.total('altered'),
				cleaned: payloads.filter((one) => storable(one) !== one).length,
				jsonFiles: json.files,
				jsonSent: json.sent
			},
			json: json.statuses,
			sinks: tally.sinks,
			control: { executed: executedWithout }
		})
	);
} finally {
	await browser.close();
	await sql.end({ timeout: 1 });
	await product.stop();
	data.remove();
}
