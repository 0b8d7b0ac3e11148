import { json } from '@sveltejs/kit';
import { REPORT_MOST, type NoReport } from '$lib/mail/bounce';
import * as bounces from '$lib/mail/bounces.server';
import { underCeiling } from '$lib/server/ceiling';
import { mustKnowSecret } from '../bearer';
import type { RequestHandler } from './$types';

const WHY: Record<NoReport, string> = {
	unreadable: 'The body is not a message as RFC 5322 describes it.',
	no_report: 'The message is neither a delivery report (RFC 3464) nor a complaint (RFC 5965).'
};

/** What came back: one message as it came. Send it as `content-type: message/rfc822`. */
export const POST: RequestHandler = async ({ request }) => {
	mustKnowSecret(request);
	const raw = new Uint8Array(await underCeiling(request, REPORT_MOST).arrayBuffer());
	const taken = await bounces.take(raw);
	if (typeof taken === 'string') return json({ problem: WHY[taken] }, { status: 422 });
	return json(taken);
};
