import { reportIn, type How, type NoReport } from './bounce';
import * as outbox from './outbox.server';

/** What came of a report. `known`: it is about a letter of ours, and was acted upon. */
export type Taken = { how: How; known: boolean };

/** Takes a report about a letter: a bounce or a complaint. @param raw a message as it came */
export async function take(raw: Uint8Array): Promise<Taken | NoReport> {
	const report = await reportIn(raw);
	if (typeof report === 'string') return report;
	for (const letter of report.letters)
		if (await outbox.returned(letter, report.how, report.words)) return { how: report.how, known: true };
	return { how: report.how, known: false };
}
