import { batches, spread, storable } from './payloads.ts';
import { look, type Cast } from './visits.ts';

/** Every address that takes something from whoever wrote it. `*` stands for a payload. */
const ADDRESSES = [
	'/s/*',
	':link/thanks?r=*',
	':link?lang=*',
	'/sign-in?next=*',
	'/sign-up?next=*',
	'/home?q=*&archived=*',
	'/surveys/new?q=*',
	'/surveys/:id/preview?lang=*',
	'/surveys/:id/board?days=*',
	'/surveys/:id/publish?published=*',
	'/surveys/:id/versions?restored=*',
	'/surveys/:id/edit?element=*',
	'/surveys/*/edit',
	'/auth/confirm?token_hash=*&type=*&next=*',
	'/invite/*',
	'/outbox?letter=*',
	'/b/*',
	'/*'
];
/** Forms that come back with what was typed. */
const FORMS: [path: string, field: string][] = [
	['/sign-in', 'email'],
	['/forgot', 'email'],
	['/sign-in/link', 'email'],
	['/surveys/:id/settings?/link', 'slug'],
	['/surveys/:id/settings?/erase', 'name'],
	['/surveys/:id/publish?/schedule', 'zone'],
	['/surveys/:id/publish?/schedule', 'opens']
];

const EACH = 2;
const AT_ONCE = 8;
const IN_CHROMIUM = 6;

/** Text as text has no tag in it: a payload that comes back with its own is markup. */
const isRaw = (html: string, payload: string) => /<[a-z!/]/i.test(payload) && html.includes(payload);

/** Payloads in addresses and forms: asked for each, and a few of each kind opened in the browser. */
export async function addresses(cast: Cast, payloads: string[], id: string, link: string): Promise<void> {
	const { author, tally, watch, studio } = cast;
	const put = (path: string, payload: string) =>
		path
			.replace(':link', new URL(link).pathname)
			.replace(':id', id)
			.replaceAll('*', encodeURIComponent(storable(payload)));
	const raw = new Set<string>();
	const none = { executed: [], blocked: [] };
	for (const some of batches([...payloads.entries()], AT_ONCE)) {
		await Promise.all(
			some.map(async ([at, payload]) => {
				for (let n = 0; n < EACH; n++) {
					const path = put(ADDRESSES[(at * EACH + n) % ADDRESSES.length] ?? '/', payload);
					const { status, text } = await author.ask(path);
					tally.status('addresses', status, path);
					if (isRaw(text, payload)) raw.add(path);
				}
				const [form, field] = FORMS[at % FORMS.length] ?? ['/sign-in', 'email'];
				const { status, text } = await author.ask(put(form, ''), { body: { [field]: storable(payload) } });
				tally.status('forms that come back', status, form);
				tally.add('forms that come back', 1, none, isRaw(text, payload) ? [payload] : []);
			})
		);
	}
	tally.add('addresses', payloads.length, none);
	const page = await studio.newPage();
	const few = spread(payloads, IN_CHROMIUM);
	for (const [n, payload] of few.entries())
		raw.add(put(ADDRESSES[n % ADDRESSES.length] ?? '/', payload)).add(put('/home?q=*', payload));
	for (const path of raw) await look(cast, 'addresses', page, author.url + path, []);
	await prefill(cast, link, payloads);
	await page.close();
	watch.take();
}

const LONGEST_ADDRESS = 6_000;

/** Answers and hidden fields that a link brings along. */
async function prefill(cast: Cast, link: string, payloads: string[]): Promise<void> {
	const page = await cast.street.newPage();
	let query: string[] = [];
	const flush = async () => {
		if (query.length) await look(cast, 'prefill', page, `${link}?${query.join('&')}`, []);
		query = [];
	};
	let count = 0;
	for (const [at, payload] of payloads.entries()) {
		const one = encodeURIComponent(storable(payload));
		if (one.length > LONGEST_ADDRESS / 2) continue;
		count++;
		query.push(`field.a${at}=${one}`, `a${at}=${one}`);
		if (query.join('&').length > LONGEST_ADDRESS) await flush();
	}
	await flush();
	cast.tally.add('prefill', count, { executed: [], blocked: [] });
	await page.close();
}
