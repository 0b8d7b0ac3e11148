import type { RequestEvent } from '@sveltejs/kit';
import { settings } from '$lib/server/settings';

interface Asked {
	/** Whether letters stay in the box: no mail server, no hosted project. */
	kept: boolean;
	/** Who asks, as the network says. */
	address: string;
	/** The name that the browser asked for. */
	hostname: string;
	headers: Headers;
}

const ADDRESSES = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const HOSTNAMES = ['localhost', '127.0.0.1', '[::1]'];
// A proxy or a tunnel on this machine makes strangers look local; these are how it gives itself away.
const FORWARDED = [
	'forwarded',
	'via',
	'x-forwarded-for',
	'x-forwarded-host',
	'x-real-ip',
	'cf-connecting-ip'
];

/**
 * The letters sign people in: only somebody who sits at this machine may read them.
 * Beware: the hostname is checked too, because another site can point its own name at 127.0.0.1.
 */
export const isLocal = ({ kept, address, hostname, headers }: Asked): boolean =>
	kept &&
	ADDRESSES.test(address) &&
	HOSTNAMES.includes(hostname) &&
	!FORWARDED.some((name) => headers.has(name));

/** @returns whether there is an outbox for whoever sends this request */
export function seesOutbox({
	url,
	request,
	getClientAddress
}: Pick<RequestEvent, 'url' | 'request' | 'getClientAddress'>) {
	const { hosted, smtp } = settings();
	return isLocal({
		kept: !hosted && !smtp,
		address: getClientAddress(),
		hostname: url.hostname,
		headers: request.headers
	});
}
