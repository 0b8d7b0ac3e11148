import { at, find, form } from './sheet';

/** What the server says to an answer that it understood. */
export type Reply =
	| { to: string }
	/** By path, the first to be put right first; by element id where it is no question. */
	| { mistakes: Record<string, string>; page: number }
	/** `yours` says what `copy` is. */
	| { refused: string; copy: string; yours: string }
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

async function attempt<Answer>(
	url: string,
	data: FormData,
	read: (response: Response) => Promise<Answer | undefined>
): Promise<Answer | undefined> {
	const body = new URLSearchParams();
	// Files go on their own, as soon as they are chosen.
	for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
	const response = await fetch(url, {
		method: 'POST',
		body,
		// Else SvelteKit says what a page says as data.
		headers: { accept: 'text/html' },
		signal: AbortSignal.timeout(PATIENCE)
	});
	// Too busy or broken: the same answers can be taken in a moment.
	return response.status < 500 && response.status !== 429 ? read(response) : undefined;
}

const stay = (event: Event) => event.preventDefault();

/**
 * Posts until there is an answer that `read` can read (`undefined` or an error means "not yet"), and says how that
 * goes. The response id in the form makes any number of tries one response, and nothing that was filled in is ever
 * taken away.
 */
export async function patiently<Answer>(
	url: string,
	data: () => FormData,
	doing: string,
	read: (response: Response) => Promise<Answer | undefined>
): Promise<Answer> {
	const { words } = at.cargo;
	addEventListener('beforeunload', stay);
	for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
		tell(doing);
		// No network, no answer in time, or a page of a proxy instead of ours: all mean "not yet".
		const answer = await attempt(url, data(), read).catch(() => undefined);
		if (answer) {
			removeEventListener('beforeunload', stay);
			tell('');
			return answer;
		}
		tell(navigator.onLine ? words.trying : words.offline);
		await pause(wait);
	}
}

/** Beware: what answers may be a proxy, or a page in front of ours that asks to sign in, and speak JSON too. */
const known = (reply: unknown): reply is Reply =>
	['to', 'mistakes', 'refused', 'trouble'].some((key) => key in Object(reply));

/** Sends the form as it is then, until the server has said what became of it. */
export const deliver = (url: string): Promise<Reply> =>
	patiently<Reply>(
		url,
		() => new FormData(form),
		at.cargo.words.sending,
		async (response) => {
			const reply: unknown = await response.json();
			return known(reply) ? reply : undefined;
		}
	);
