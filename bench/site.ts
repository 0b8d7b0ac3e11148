import { launch } from './browser.ts';
import { Author } from './author.ts';
import { choice, freePort, options, startProduct, throwAway } from './product.ts';
import { frozenFrom } from './site/frozen.ts';
import { rates, readAll } from './site/measure.ts';
import { publishFrom } from './site/published.ts';
import { scriptsOf } from './site/scripted.ts';
import { serveTwin, twinOf } from './site/twin.ts';

// The first page of a site made from a template, on a slow phone, beside the same page written down as static HTML with
// the same look and not a byte too many; and beside its words and pictures without that look, which is what design
// costs. And how many of it the server gives out in a second, beside a post that answers 204.

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
	const twins = {
		static: await serveTwin(await frozenFrom(browser, product.url + path), product.url),
		plain: await serveTwin(twinOf(html), product.url)
	};
	const pages = await readAll(
		browser,
		{ ours: product.url + path, static: twins.static.url, plain: twins.plain.url },
		runs
	);
	for (const twin of Object.values(twins)) twin.close();
	const scripted = await scriptsOf(product.url, path);
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
				// Of all the site's pages, how many bring a script, and how many of those have no block that needs it.
				pages: scripted.pages,
				pagesWithScript: scripted.withScript,
				pagesWithScriptAndNoNeed: scripted.needless,
				perSecond: Math.round(perSecond.page),
				samePerSecond: Math.round(perSecond.same),
				bare204PerSecond: Math.round(perSecond.bare),
				unchangedPerSecond: Math.round(perSecond.again)
			},
			ratios: {
				bytesToStatic: ratio(ours.bytes, pages.static.bytes),
				readableToStatic: ratio(ours.readableMs, pages.static.readableMs),
				bytesToPlain: ratio(ours.bytes, pages.plain.bytes),
				readableToPlain: ratio(ours.readableMs, pages.plain.readableMs),
				rateToBare: ratio(perSecond.page, perSecond.bare),
				sameToBare: ratio(perSecond.same, perSecond.bare),
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
