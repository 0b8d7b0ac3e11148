import type postgres from 'postgres';
import PostalMime, { type Email } from 'postal-mime';
import { openMailbox } from '../../tests/mailbox.ts';
import { launch, people } from '../mail/campaign.ts';
import { database, freePort, startProduct, throwAway } from '../product.ts';
import { linksOf } from './page.ts';

/** A letter, as far as it leads somewhere. */
export interface Letter {
	address: string;
	/** Every address in it and in its headers, each once. */
	links: string[];
	/** The ways into the survey: one under each answer. */
	answers: string[];
	/** What the header says to mail programs, which people are led by as well. */
	unsubscribe: string;
	/** In the order in which they came. */
	at: number;
}

export interface Stage {
	url: string;
	sql: postgres.Sql;
	campaign: string;
	letters: Letter[];
	close(): Promise<void>;
}

const PATIENCE_MS = 600_000;

function read({ html = '', text = '', headers, to }: Email, at: number): Letter {
	const header = headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
	const found = [
		...linksOf(html, 'http://nowhere.example/'),
		...[...text.matchAll(/https?:\/\/[^\s<>)]+/g)].map(([link]) => link),
		...[...header.matchAll(/<(http[^>]+)>/g)].map(([, link = '']) => link)
	];
	const links = [...new Set(found)];
	const answers = links.filter((link) => /\/a\/[\w-]{43}(\.\d+)?$/.test(link));
	const unsubscribe = links.find((link) => /\/u\/[\w-]{43}$/.test(link));
	if (!answers.length || !unsubscribe) throw new Error(`a letter leads nowhere: ${links.join(' ')}`);
	return { address: to?.[0]?.address ?? '', links, answers, unsubscribe, at };
}

/** Starts the product, and has it send an anonymous survey's invitation to as many people. */
export async function stage(recipients: number): Promise<Stage> {
	const data = throwAway();
	const mailbox = await openMailbox({ keep: false });
	const came: Promise<Letter>[] = [];
	mailbox.manners = {
		message({ raw }) {
			const at = came.length;
			const reading = PostalMime.parse(raw).then((mail) => read(mail, at));
			// Told below, once all are there.
			reading.catch(() => {});
			came.push(reading);
			return null;
		}
	};
	const product = await startProduct(data.folder, await freePort(), [], mailbox.environment);
	const sql = database(data.folder);
	const close = async () => {
		await sql.end({ timeout: 1 });
		await product.stop();
		await mailbox.close();
		data.remove();
	};
	try {
		await people(sql, recipients);
		const { campaign } = await launch(sql, 'Scanned');
		await mailbox.until(recipients, PATIENCE_MS);
		return { url: product.url, sql, campaign, letters: await Promise.all(came), close };
	} catch (thrown) {
		await close();
		throw thrown;
	}
}
