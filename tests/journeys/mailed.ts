import type { Email } from 'postal-mime';
import type postgres from 'postgres';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll } from 'vitest';
import { database, freePort, startProduct, throwAway, type Product } from '../../bench/product';
import { openMailbox, type Mailbox } from '../mailbox';
import { goTo } from '../people';

/** A product whose letters leave by a mail server on loopback, and what arrives there. */
export interface Post {
	url: string;
	mailbox: Mailbox;
	/** Its database, to let time pass. */
	sql: postgres.Sql;
}

/** Call once at the top of a file with journeys: everybody in it goes to a product of their own. */
export function withPost(environment: Record<string, string> = {}): Post {
	const data = throwAway();
	const post = {} as Post;
	let product: Product;
	beforeAll(async () => {
		post.mailbox = await openMailbox();
		product = await startProduct(data.folder, await freePort(), [], {
			...post.mailbox.environment,
			...environment
		});
		post.url = product.url;
		post.sql = database(data.folder);
		goTo(product.url);
	});
	afterAll(async () => {
		await post.sql?.end({ timeout: 1 });
		await product?.stop();
		await post.mailbox?.close();
		data.remove();
	});
	return post;
}

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

function* within(node: Node, name: string): Generator<Element> {
	for (const child of 'childNodes' in node ? node.childNodes : []) {
		if ('tagName' in child && child.tagName === name) yield child;
		yield* within(child, name);
	}
}

const attributes = ({ attrs }: Element) => Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

/** Every address that a letter leads to, in its HTML and in its text, each once. */
export function linksIn({ html = '', text = '' }: Email): string[] {
	const inHtml = [...within(parse(html), 'a')].map((link) => attributes(link)['href'] ?? '');
	const inText = [...text.matchAll(/https?:\/\/[^\s<>)]+/g)].map(([link]) => link);
	return [...new Set([...inHtml, ...inText])].filter((link) => link.startsWith('http'));
}

/** What a machine that opens letters before people do asks for, and sends. */
export interface Visits {
	asked: number;
	sent: number;
	/** Of the server's own failing. */
	failed: number;
}

/** Sends each form of a page as it stands, once with each of its buttons. */
async function sendForms(html: string, from: string, count: Visits): Promise<void> {
	for (const form of within(parse(html), 'form')) {
		const { action = '', method = 'get' } = attributes(form);
		const fields = [...within(form, 'input')].map(attributes);
		const buttons = [...within(form, 'button')].map(attributes);
		for (const button of buttons.length ? buttons : [{}]) {
			const body = new URLSearchParams();
			for (const { name, value = 'on', type } of [...fields, button])
				if (name && type !== 'file') body.set(name, value);
			const to = new URL(button['formaction'] ?? action, from);
			const posted = method.toLowerCase() === 'post';
			if (!posted) to.search = String(body);
			const headers = { origin: to.origin, referer: from, accept: 'text/html' };
			const sent = await fetch(to, posted ? { method: 'POST', body, headers } : { headers });
			count.sent++;
			if (sent.status >= 500) count.failed++;
			await sent.arrayBuffer();
		}
	}
}

/**
 * Opens every link of some letters, first with HEAD and then with GET, and sends every form behind them: of a page that
 * stands behind many links, since each answer has one, from another of these in each letter.
 */
export async function scan(letters: readonly Email[]): Promise<Visits> {
	const count = { asked: 0, sent: 0, failed: 0 };
	for (const [at, letter] of letters.entries()) {
		const links = linksIn(letter);
		const alike = Map.groupBy(links, (link) => link.replace(/\.\d+$/, ''));
		const pressed = new Set([...alike.values()].map((all) => all[at % all.length]));
		for (const link of links)
			for (const method of ['HEAD', 'GET']) {
				const page = await fetch(link, { method, headers: { accept: 'text/html' } });
				count.asked++;
				if (page.status >= 500) count.failed++;
				const html = await page.text();
				if (method === 'GET' && pressed.has(link)) await sendForms(html, page.url, count);
			}
	}
	return count;
}

/** A delivery status as mail servers send it (RFC 3464): this address is not there. */
export const bounceOf = (address: string, messageId: string): string =>
	[
		'From: Mail Delivery System <mailer-daemon@mx.example>',
		'Subject: Undelivered Mail Returned to Sender',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
		'MIME-Version: 1.0',
		'',
		'--b',
		'Content-Type: text/plain',
		'',
		'Your letter could not be delivered.',
		'',
		'--b',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.example',
		'',
		`Final-Recipient: rfc822; ${address}`,
		'Action: failed',
		'Status: 5.1.1',
		'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
		'',
		'--b',
		'Content-Type: text/rfc822-headers',
		'',
		`Message-ID: <${messageId}>`,
		`To: ${address}`,
		'',
		'--b--',
		''
	].join('\r\n');

/** Sends a campaign to everybody of a department, or to everybody. */
export async function asks(
	{ sql }: Post,
	survey: string,
	department: string | null
): Promise<{ invited: number; spared: unknown }> {
	const chosen = await sql`select c.id from public.contacts c join public.surveys s on s.team_id = c.team_id
		where s.id = ${survey} and (${department}::text is null or c.attributes ->> 'Department' = ${department})`;
	const plan = {
		format: 1,
		kind: 'pulse',
		audience: { everyone: false, lists: [], contacts: chosen.map(({ id }) => String(id)) },
		language: { by: 'contact', otherwise: 'en' },
		letters: { invitation: {}, reminder: {}, thanks: {} },
		thanks: false,
		sampling: null,
		again: false,
		begins: null,
		reminders: [4],
		ends: 21,
		zone: 'UTC'
	};
	const [made] = await sql`insert into public.campaigns (team_id, survey_id, name, plan)
		select team_id, id, 'Asked', ${sql.json(plan)} from public.surveys where id = ${survey} returning id`;
	const campaign = String(made?.['id']);
	await sql`insert into public.launches (campaign_id, plan, version, begins_at, ends_at, reminds_at)
		select ${campaign}, ${sql.json(plan)}, live_version, now(), now() + interval '21 days', array[now() + interval '4 days']
		from public.surveys where id = ${survey}`;
	const [begun] = await sql`select public.begin_campaign(${campaign}) as invited`;
	const [said] = await sql`select spared from public.launches where campaign_id = ${campaign}`;
	return { invited: Number(begun?.['invited']), spared: said?.['spared'] };
}
