import { find, form, words } from './sheet';

/** What the server says to an answer that it understood. */
export type Reply =
	| { to: string }
	/** By the id of the element that it is about, the first to be put right first. */
	| { mistakes: Record<string, string>; page: number }
	| { refused: string; copy: string }
	| { trouble: string };

const LONGEST_WAIT = 30_000;
const PATIENCE = 20_000;

/** Says how sending goes, politely. */
export function tell(sentence: string): void {
	const status = find('#status');
	if (status) status.textContent = sentence;
}

/** Ends when the wait is over, or as soon as there is reason to hope: the network, or the person, is back. */
const pause = (milliseconds: number) =>
	new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
		addEventListener('online', resolve, { once: true });
		form.addEventListener('submit', resolve, { once: true });
	});

async function attempt(url: string): Promise<Reply | undefined> {
	const body = new URLSearchParams();
	for (const [name, value] of new FormData(form)) body.append(name, String(value));
	const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE) });
	// Too busy or broken: the same answers can be taken in a moment.
	return response.status < 500 && response.status !== 429 ? response.json() : undefined;
}

const stay = (event: Event) => event.preventDefault();

/**
 * Sends the form until the server has said what became of it. The response id in it makes any number of
 * tries one response, and nothing that was filled in is ever taken away.
 */
export async function deliver(url: string): Promise<Reply> {
	addEventListener('beforeunload', stay);
	for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
		tell(words.sending);
		// No network, no answer in time, or a page of a proxy instead of ours: all mean "not yet".
		const reply = await attempt(url).catch(() => undefined);
		if (reply) {
			removeEventListener('beforeunload', stay);
			tell('');
			return reply;
		}
		tell(navigator.onLine ? words.trying : words.offline);
		await pause(wait);
	}
}
