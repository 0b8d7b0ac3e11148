import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { openMailbox, type Mailbox, type Received } from '../../tests/mailbox.ts';
import { database, freePort, median, ROOT, startProduct, tell, throwAway } from '../product.ts';
import { launch, people } from './campaign.ts';

export interface Sent {
	/** Letters a second, medians. */
	ours: number;
	/** One of our letters to everybody, by nodemailer alone. */
	fixed: number;
	/** A line of text to everybody, by nodemailer alone. */
	line: number;
	/** One of our letters as it leaves, in kilobytes. */
	letterKb: number;
}

const PATIENCE_MS = 600_000;
const WARM_UP = 500;

/** Letters a second as the mail server sees them, from the first to the last. */
async function rate(mailbox: Mailbox, letters: number, send: () => Promise<unknown>): Promise<number> {
	mailbox.forget();
	let first = 0;
	let last = 0;
	mailbox.manners = {
		message() {
			last = performance.now();
			first ||= last;
			return null;
		}
	};
	const sending = send();
	await Promise.all([sending, mailbox.until(letters, PATIENCE_MS)]);
	return ((letters - 1) / (last - first)) * 1000;
}

/** nodemailer in a process of its own, as the product is. */
const fixedly = (port: number, count: number, file: string): Promise<void> =>
	new Promise((resolve, reject) => {
		const script = path.join(import.meta.dirname, 'fixed.ts');
		const args = ['--disable-warning=ExperimentalWarning', script, String(port), String(count), file];
		const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
		child.once('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`nodemailer ended with ${code}`))
		);
	});

/** What arrived of ours, as nodemailer is told to send it. */
async function asGiven({ raw }: Received): Promise<Record<string, unknown>> {
	const { subject, from, text, html } = await PostalMime.parse(raw);
	return { subject, from: { name: from?.name, address: from?.address }, text, html };
}

/** Sends some through the whole product, to warm it up. @returns the first that arrived */
async function warmUp(mailbox: Mailbox, go: () => Promise<unknown>): Promise<Received> {
	const came: Received[] = [];
	mailbox.manners = { message: (one) => (came.push(one), null) };
	await go();
	await mailbox.until(WARM_UP, PATIENCE_MS);
	const [first] = came;
	if (!first) throw new Error('no letter came');
	return first;
}

/**
 * Sends campaigns through the whole product, and as many letters by nodemailer alone, in turn, to the same mail server.
 */
export async function send(letters: number, rounds: number): Promise<Sent> {
	const data = throwAway();
	const mailbox = await openMailbox({ keep: false });
	const product = await startProduct(data.folder, await freePort(), [], mailbox.environment);
	const sql = database(data.folder);
	try {
		await people(sql, Math.max(letters, WARM_UP));
		const sample = await warmUp(mailbox, () => launch(sql, 'Warm-up', WARM_UP));
		const file = (name: string) => path.join(data.folder, name);
		fs.writeFileSync(file('letter.json'), JSON.stringify(await asGiven(sample)));
		const line = { from: 'house@bench.example', subject: 'Hello', text: 'How are we doing?' };
		fs.writeFileSync(file('line.json'), JSON.stringify(line));
		const ways = {
			ours: (n: number) => launch(sql, `Round ${n}`, letters),
			fixed: () => fixedly(mailbox.port, letters, file('letter.json')),
			line: () => fixedly(mailbox.port, letters, file('line.json'))
		};
		const found = { ours: [] as number[], fixed: [] as number[], line: [] as number[] };
		for (let round = 1; round <= rounds; round++)
			for (const way of ['ours', 'fixed', 'line'] as const) {
				const perSecond = await rate(mailbox, letters, () => ways[way](round));
				tell(`round ${round}: ${way} ${perSecond.toFixed(0)} letters a second`);
				found[way].push(perSecond);
			}
		const { ours, fixed, line: short } = found;
		return {
			ours: median(ours),
			fixed: median(fixed),
			line: median(short),
			letterKb: sample.raw.length / 1000
		};
	} finally {
		await sql.end({ timeout: 1 });
		await product.stop();
		await mailbox.close();
		data.remove();
	}
}
