import { dev } from '$app/environment';
import type { RequestEvent } from '@sveltejs/kit';
import { settings } from '$lib/server/settings';

interface Asked {
	/** Whether letters stay in the box: no mail server, no hosted project. */
	kept: boolean;
	/** Whether a header says who asks. */
	proxied: boolean;
	/** The address that the product listens on. */
	listens: string;
	/** Where people reach the product, if that was set. */
	origin: string | null;
	/** Who asks, as the network says. */
	address: string;
	headers: Headers;
}

const ADDRESSES = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const HOSTNAMES = ['localhost', '127.0.0.1', '[::1]'];
// A proxy or a tunnel on this machine makes strangers look local; these are how it gives itself away.
const FORWARDED = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

const isHere = (url: string): boolean => URL.canParse(url) && HOSTNAMES.includes(new URL(url).hostname);

/**
 * The letters sign people in: only somebody who sits at this machine may read them.
 * Beware: the name that the browser asked for is checked too, because another site can point its own at 127.0.0.1;
 * and it is read from the request, since `url` says ORIGIN whatever was asked for.
 * Beware: a proxy on this machine that forwards nothing cannot be told from a person at it. ORIGIN tells.
 */
export const isLocal = ({ kept, proxied, listens, origin, address, headers }: Asked): boolean =>
	kept &&
	!proxied &&
	(ADDRESSES.test(listens) || listens === 'localhost') &&
	(origin === null || isHere(origin)) &&
	ADDRESSES.test(address) &&
	isHere(`http://${headers.get('host') ?? ''}`) &&
	![...headers.keys()].some((name) => FORWARDED.test(name));

/** @returns whether there is an outbox for whoever sends this request */
export function seesOutbox({
	request,
	getClientAddress
}: Pick<RequestEvent, 'request' | 'getClientAddress'>) {
	const { hosted, mail, host, origin, proxied } = settings();
	return isLocal({
		kept: !hosted && !mail,
		proxied,
		// Where nothing is said, the built product listens to everybody, and `vite dev` to this machine.
		listens: host ?? (dev ? 'localhost' : '0.0.0.0'),
		origin,
		address: getClientAddress(),
		headers: request.headers
	});
}
