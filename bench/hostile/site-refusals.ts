import type { Answer } from '../author.ts';
import { batches } from './payloads.ts';
import type { Cast } from './visits.ts';

// What is no text of a person's but an address, a name of ours, a colour: each payload as each of them, sent to be
// saved. It is refused in words or cleaned away, and never a mistake of the server's.

const page = (more: object) => ({
	id: 'home',
	slug: '',
	title: { en: 'Home' },
	about: {},
	unlisted: false,
	sections: [],
	pages: [],
	...more
});
const site = (more: object, ...pages: object[]) => ({
	format: 1,
	languages: ['en'],
	title: { en: 'Site' },
	about: {},
	theme: {},
	cover: '',
	pages,
	...more
});
const block = (kind: string, fields: object, id = 'b') =>
	page({ sections: [{ id: 's', layout: 'one', tone: 'plain', slots: [[{ id, kind, fields }]] }] });
const linked = (href: string) => ({
	type: 'doc',
	content: [
		{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] }
	]
});

/** One attack in each place that is no text. */
const PLACES: Record<string, (payload: string) => object> = {
	link: (to) => site({}, block('button', { items: [{ label: { en: 'x' }, link: { to } }] })),
	slug: (slug) => site({}, page({}), page({ id: 'two', slug })),
	'id of a page': (id) => site({}, page({ id })),
	'id of a block': (id) => site({}, block('heading', { text: { en: 'x' } }, id)),
	kind: (kind) => site({}, block(kind, { text: { en: 'x' } })),
	language: (one) => site({ languages: ['en', one], title: { en: 'x', [one]: one } }, page({})),
	look: (one) => site({ cover: one, theme: { look: one, accent: one, type: one } }, page({})),
	'name of a field': (one) => site({}, block('later', { [one]: one, body: linked(one) })),
	date: (day) => site({}, block('countdown', { day, zone: day, title: { en: 'x' } })),
	picture: (id) => site({}, block('image', { picture: { id, width: id, alt: { [id]: id }, crop: id } })),
	site: (one) => ({ [one]: one, format: one, pages: one })
};
const MAY_LEAD = /^(https?:\/\/|mailto:|tel:|page:|file:|survey:|$)/i;

/** The gate comes before the question whose save was earlier: with this one, nothing is ever stored. */
const NEVER = 1_000_000;
const LET_IN = 409;
const AT_ONCE = 8;

/** @returns how many were answered with which status; 409: the gate let it in */
export async function refusals(
	{ author, tally }: Cast,
	id: string,
	payloads: readonly string[]
): Promise<Record<string, number>> {
	const statuses: Record<string, number> = {};
	const put = (document: object, revision: number) =>
		author.ask(`/sites/${id}/edit`, {
			method: 'PUT',
			body: JSON.stringify({ revision, document }),
			type: 'application/json'
		});
	const none = { executed: [], blocked: [] };
	for (const [place, documentOf] of Object.entries(PLACES)) {
		const let_in: string[] = [];
		for (const some of batches(payloads, AT_ONCE))
			await Promise.all(
				some.map(async (payload) => {
					const { status } = await put(documentOf(payload), NEVER);
					statuses[status] = (statuses[status] ?? 0) + 1;
					tally.status(`site: ${place}`, status, payload);
					if (status === LET_IN) let_in.push(payload);
				})
			);
		const wrong = place === 'link' ? let_in.filter((one) => !MAY_LEAD.test(one.trim())) : [];
		tally.add(`site: ${place}`, payloads.length, none, wrong);
	}
	await inWords(put, tally, payloads);
	return statuses;
}

const GOOD = 'https://example.org/kept';

/** Links in words are let in without what they lead to, if that is no place: many at once, and read again. */
async function inWords(
	put: (document: object, revision: number) => Promise<Answer>,
	tally: Cast['tally'],
	payloads: readonly string[]
): Promise<void> {
	let revision = 1;
	for (const some of batches(payloads, 200)) {
		const content = [GOOD, ...some].map((href) => linked(href).content[0]);
		const saved = await put(site({}, block('text', { text: { en: { type: 'doc', content } } })), revision);
		tally.status('site: link in words', saved.status);
		revision = JSON.parse(saved.text).revision;
		const { text } = await put(site({}, page({})), NEVER);
		const kept = [...text.matchAll(/"href":"((?:[^"\\]|\\.)*)"/g)].map(([, href = '']) => href);
		const wrong = kept.filter((href) => !MAY_LEAD.test(href));
		if (!kept.includes(GOOD)) wrong.push(`gone: ${GOOD}`);
		tally.add('site: link in words', some.length, { executed: [], blocked: [] }, wrong);
	}
}
