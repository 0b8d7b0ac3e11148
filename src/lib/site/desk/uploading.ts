import { isPart } from '../fields';

/** How an upload ended: what was stored, or why not (`refusals.ts`). */
export type Uploaded = { stored: Readonly<Record<string, unknown>> } | { refused: Refused };

export interface Refused {
	code: string;
	facts: Readonly<Record<string, unknown>>;
}

const refused = (code: string, facts: Refused['facts'] = {}): Uploaded => ({ refused: { code, facts } });

/**
 * Sends a file as it is, with its name in a header: what it really is, the server finds out.
 * @param most bytes that are taken there: what is more is not sent at all, and its sender need not wait to hear so
 * @param told how much of it has gone, 0 to 1
 * @param stop calls it off
 */
export function upload(
	url: string,
	{ file, most }: { file: File; most: number },
	told: (share: number) => void,
	stop: AbortSignal
): Promise<Uploaded> {
	const tooLarge = refused('too_large', { megabytes: Math.round(most / 1024 / 1024) });
	if (file.size > most) return Promise.resolve(tooLarge);
	// `fetch` does not say how far an upload is.
	const request = new XMLHttpRequest();
	return new Promise((done) => {
		const end = () => done(request.status === 413 ? tooLarge : answerOf(request));
		request.upload.onprogress = ({ loaded, total }) => told(total ? loaded / total : 0);
		request.onload = end;
		request.onerror = end;
		request.onabort = () => done(refused('called_off'));
		stop.addEventListener('abort', () => request.abort());
		request.open('POST', url);
		request.responseType = 'json';
		request.setRequestHeader('accept', 'application/json');
		request.setRequestHeader('content-type', file.type || 'application/octet-stream');
		request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
		request.send(file);
	});
}

function answerOf({ status, response }: XMLHttpRequest): Uploaded {
	const said: unknown = response;
	if (status >= 200 && status < 300 && isPart(said)) return { stored: said };
	if (isPart(said) && isPart(said['refused'])) {
		const { code, facts } = said['refused'];
		return refused(String(code), isPart(facts) ? facts : {});
	}
	return refused(isPart(said) && typeof said['message'] === 'string' ? said['message'] : 'unexpected');
}
