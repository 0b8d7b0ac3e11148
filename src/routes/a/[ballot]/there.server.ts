import * as ballots from '$lib/mail/ballots.server';
import type { Verdict } from '$lib/mail/presence';
import { formOf } from '$lib/survey/respond/body';
import { formWithFiles, UPLOAD_LIMIT } from '$lib/survey/respond/multipart';
import { FIELD } from '$lib/survey/respond/sitting';

/** What the page says of itself, and the digit that was pressed. */
const NOTE = 'earshot:note';
const THERE = 'earshot:there';

/** The page that asks whether somebody is there, with all that was posted. */
export interface Asking {
	digit: number;
	note: string;
	/** What was filled in, to be posted again. */
	fields: [name: string, value: string][];
	/** What was pressed before. */
	after: 'nothing' | 'right' | 'wrong';
}

/** Who presses all there is at once also presses what people do not see, within this. In milliseconds. */
const AT_ONCE = 250;

/** A first press is believed a moment later than it came. */
async function verdictOn(holder: string, fields: URLSearchParams, digit: number | null): Promise<Verdict> {
	const said = ballots.readNote(holder, fields.get(NOTE));
	const known = ballots.presence.sure(holder);
	const verdict = ballots.presence.person(holder, said, digit);
	if (verdict !== 'yes' || known) return verdict;
	await new Promise((later) => setTimeout(later, AT_ONCE));
	return ballots.presence.machine(holder) ? { asks: 1, after: 'nothing' } : 'yes';
}

/** @returns `yes` for a person, or what to ask them; what they filled in goes along */
export async function judge(holder: string, fields: URLSearchParams): Promise<'yes' | Asking> {
	const pressed = fields.get(THERE);
	const verdict = await verdictOn(holder, fields, pressed === null ? null : Number(pressed));
	if (verdict === 'yes') return 'yes';
	const { note, digit } = ballots.note(holder, verdict.asks);
	const kept = [...fields].filter(([name]) => name !== NOTE && name !== THERE);
	return { digit, note, fields: kept, after: verdict.after };
}

/** Whether a press that script sends by itself is a person's, as far as the page's note and what was seen tell. */
export const believes = async (holder: string, fields: URLSearchParams): Promise<boolean> =>
	(await verdictOn(holder, fields, null)) === 'yes';

/** Going back and changing the language record nothing. */
const records = (fields: URLSearchParams): boolean =>
	fields.get(FIELD.go) !== 'back' && fields.get(FIELD.change) === null;

async function fieldsOf(request: Request): Promise<URLSearchParams> {
	const copy = request.clone();
	if (!copy.headers.get('content-type')?.startsWith('multipart/')) return formOf(copy);
	const limit = async () => UPLOAD_LIMIT;
	const form = await formWithFiles(copy, { limit, from: '' });
	form.done();
	return new URLSearchParams(
		[...form.fields].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
	);
}

/** Judges what was posted to the page of an invitation. */
export async function isThere({ invitation }: ballots.Visit, request: Request): Promise<'yes' | Asking> {
	const fields = await fieldsOf(request);
	return records(fields) ? judge(invitation, fields) : 'yes';
}
