import { expect, it } from 'vitest';
import { isLocal } from './local';

const local = { kept: true, address: '127.0.0.1', hostname: 'localhost', headers: new Headers() };

it.each([
	['somebody at this machine', {}, true],
	['over IPv6', { address: '::1', hostname: '[::1]' }, true],
	['over IPv4 in IPv6', { address: '::ffff:127.0.0.1' }, true],
	['letters that go to a mail server', { kept: false }, false],
	['somebody in the same network', { address: '192.168.1.20' }, false],
	['an address that begins like ours', { address: '127.0.0.1.evil.example' }, false],
	['another name that points at this machine', { hostname: 'evil.example' }, false],
	['a name that ends like ours', { hostname: 'localhost.evil.example' }, false],
	['a proxy on this machine', { headers: new Headers({ 'x-forwarded-for': '203.0.113.9' }) }, false],
	['a tunnel on this machine', { headers: new Headers({ via: '1.1 tunnel' }) }, false]
])('the outbox is there for %s: %j %s', (_, change, there) => {
	expect(isLocal({ ...local, ...change })).toBe(there);
});
