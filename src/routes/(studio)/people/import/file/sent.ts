import { Problem } from '$lib/problem';

export interface Sent {
	id: string;
	team: string;
	name: string;
	/** In bytes; 0: not said. */
	size: number;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What the page says of a file that it sends as it is. Beware: a page elsewhere may have a browser post bytes with the
 * person's cookies, but it cannot add headers of ours without being asked first.
 * @throws Problem `invalid`
 */
export function sentIn(headers: Headers): Sent {
	const [id, team] = [headers.get('x-import') ?? '', headers.get('x-team') ?? ''];
	const name = headers.get('x-file-name');
	if (!ID.test(id) || !ID.test(team) || name === null || name.length > 2_000) throw new Problem('invalid');
	const size = Number(headers.get('content-length') ?? 0);
	try {
		return { id, team, name: decodeURIComponent(name), size: Number.isSafeInteger(size) ? size : 0 };
	} catch {
		throw new Problem('invalid');
	}
}
