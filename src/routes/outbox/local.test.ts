import { expect, it } from 'vitest';
import { isLocal } from './local';

const asking = (host: string, more: Record<string, string> = {}) => ({
	headers: new Headers({ host, ...more })
});
const local = {
	kept: true,
	proxied: false,
	listens: '127.0.0.1',
	origin: null,
	address: '127.0.0.1',
	...asking('localhost:3000')
};

it.each([
	['somebody at this machine', {}, true],
	['somebody who asks by number', asking('127.0.0.1'), true],
	['over IPv6', { address: '::1', listens: '::1', ...asking('[::1]:3000') }, true],
	['over IPv4 in IPv6', { address: '::ffff:127.0.0.1' }, true],
	['an origin on this machine', { origin: 'http://localhost:3000' }, true],
	['letters that go to a mail server', { kept: false }, false],
	['somebody in the same network', { address: '192.168.1.20' }, false],
	['an address that begins like ours', { address: '127.0.0.1.evil.example' }, false],
	['another name that points at this machine', asking('evil.example'), false],
	['the same, with our origin set', { origin: 'http://localhost:3000', ...asking('evil.example') }, false],
	['a name that ends like ours', asking('localhost.evil.example'), false],
	['no name at all', { headers: new Headers() }, false],
	['a product that listens to the network', { listens: '0.0.0.0' }, false],
	['a product that listens to the network over IPv6', { listens: '::' }, false],
	['a bare proxy, with the origin set', { origin: 'https://earshot.example' }, false],
	['a proxy that names who asks in a header of its own', { proxied: true }, false],
	['a proxy on this machine', asking('localhost', { 'x-forwarded-for': '203.0.113.9' }), false],
	['a proxy that says only how it was reached', asking('localhost', { 'x-forwarded-proto': 'https' }), false],
	['a proxy of the standard', asking('localhost', { forwarded: 'for=203.0.113.9' }), false],
	['a proxy that says who', asking('localhost', { 'x-real-ip': '203.0.113.9' }), false],
	['a tunnel on this machine', asking('localhost', { via: '1.1 tunnel' }), false]
])('the outbox is there for %s: %j %s', (_, change, there) => {
	expect(isLocal({ ...local, ...change })).toBe(there);
});
