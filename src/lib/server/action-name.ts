/**
 * Beware: SvelteKit takes an action that is called `default` in the address for a bug of ours and answers 500, though
 * anybody may ask for it. Under another name it is one that there is not (404).
 */
export function namedProperly(request: Request): Request {
	if (request.method !== 'POST' || !request.url.includes('default')) return request;
	const url = new URL(request.url);
	const name = [...url.searchParams.keys()].find((key) => key.startsWith('/'));
	if (name !== '/default') return request;
	url.search = '?/none';
	return new Request(url, request);
}
