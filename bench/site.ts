import { launch } from './browser.ts';
import { Author } from './author.ts';
import { choice, freePort, options, startProduct, tell, throwAway } from './product.ts';
import { readBoth, rates } from './site/measure.ts';
import { publishFrom } from './site/published.ts';
import { serveTwin, twinOf } from './site/twin.ts';

// The first page of a site made from a template, on a slow phone, beside the same words and pictures as plain static
// HTML; and how many of it the server gives out in a second, beside a post that answers 204.

const {
	runs = 7,
	rounds = 3,
	clients = 32,
	seconds = 4
} = options({ runs: 7, rounds: 3, clients: 32, seconds: 4 });
const template = choice('template', 'adoption-hub');

const data = throwAway();
const product = await startProduct(data.folder, await freePort());
const browser = await launch();
try {
	const author = new Author(product.url);
	// A team without a brand: the static page has none either.
	await author.signUp('Bench', 'Bench');
	const path = await publishFrom(author, template);
	const html = await (await fetch(product.url + path, { headers: { 'accept-language': 'en' } })).text();
	const twin = await serveTwin(twinOf(html), product.url);
	tell(`${template} is at ${path}; its static twin has ${twinOf(html).length} characters`);
	const pages = await readBoth(browser, { ours: product.url + path, static: twin.url }, runs);
	twin.close();
	const perSecond = await rates(product.url, path, { rounds, clients, seconds });
	const ratio = (a: number, b: number) => +(a / b).toFixed(3);
	const { ours } = pages;
	console.log(
		JSON.stringify({
			bench: 'site',
			runs,
			template,
			figures: {
				scripts: ours.scripts,
				bytes: ours.bytes,
				requests: ours.requests,
				readableMs: ours.readableMs,
				perSecond: Math.round(perSecond.page),
				bare204PerSecond: Math.round(perSecond.bare),
				unchangedPerSecond: Math.round(perSecond.again)
			},
			ratios: {
				bytesToStatic: ratio(ours.bytes, pages.static.bytes),
				readableToStatic: ratio(ours.readableMs, pages.static.readableMs),
				rateToBare: ratio(perSecond.page, perSecond.bare),
				unchangedToBare: ratio(perSecond.again, perSecond.bare)
			},
			each: pages
		})
	);
} finally {
	await browser.close();
	await product.stop();
	data.remove();
}
