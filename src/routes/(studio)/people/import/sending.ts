import type { FileMistake, Progress } from '$lib/people/import';

/** A file on its way, in the browser. */
export interface Sending {
	id: string;
	team: string;
	file: File;
}

/** What came of it: null is good; `lost`: the connection, or the server, went away. */
export type Outcome = null | { mistake: FileMistake } | 'lost';

interface Told {
	/** Of the file; called while it is sent. */
	sent: (bytes: number) => void;
}

function outcomeOf({ status, responseText }: XMLHttpRequest): Outcome {
	if (status === 201) return null;
	if (status !== 422) return 'lost';
	const { mistake }: { mistake: FileMistake } = JSON.parse(responseText);
	return { mistake };
}

/** Sends a file as it is. `fetch` does not say how far it is. */
export const send = ({ id, team, file }: Sending, { sent }: Told): Promise<Outcome> =>
	new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('POST', '/people/import/file');
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.setRequestHeader('x-import', id);
		request.setRequestHeader('x-team', team);
		request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
		request.upload.addEventListener('progress', ({ loaded }) => sent(loaded));
		request.addEventListener('load', () => resolve(outcomeOf(request)));
		request.addEventListener('error', () => resolve('lost'));
		request.addEventListener('abort', () => resolve('lost'));
		request.send(file);
	});

const PAUSE = 700;

/**
 * Asks again and again how far an import is.
 * @returns what to call when nobody looks any more
 */
export function watch(id: string, tell: (progress: Progress) => void): () => void {
	let over = false;
	async function ask() {
		// Right at the beginning there is nothing yet, and a lost answer is followed by the next one.
		const answer = await fetch(`/people/import/${id}/progress`).catch(() => null);
		const progress: Progress | null = answer?.ok ? await answer.json() : null;
		if (over) return;
		if (progress) tell(progress);
		timer = setTimeout(() => void ask(), PAUSE);
	}
	let timer = setTimeout(() => void ask(), PAUSE);
	return () => {
		over = true;
		clearTimeout(timer);
	};
}
