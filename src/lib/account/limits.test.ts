import { expect, it } from 'vitest';
import { forgive, wait } from './limits.server';

/** @returns how many of so many tries were let through */
const tried = (times: number, email: string, address: (at: number) => string) =>
	Array.from({ length: times }, (_, at) => wait('sign_in', email, address(at))).filter((m) => m === 0).length;

it('ends the guesses of one address, and does not lock the owner of the account out', () => {
	expect(tried(50, 'Ann@example.org', () => '203.0.113.9')).toBe(10);
	expect(wait('sign_in', 'ann@example.org', '203.0.113.9')).toBeGreaterThan(0);
	expect(wait('sign_in', 'ann@example.org', '198.51.100.1')).toBe(0);
});

it('ends the guesses of many addresses too', () => {
	expect(tried(300, 'bo@example.org', (at) => `10.0.${at % 30}.1`)).toBe(100);
});

it('ends the guesses of one address at many accounts', () => {
	const tries = Array.from({ length: 300 }, (_, at) => wait('sign_in', `p${at}@example.org`, '203.0.113.10'));
	expect(tries.filter((minutes) => minutes === 0)).toHaveLength(100);
});

it('forgives who got in, where they got in', () => {
	tried(10, 'cy@example.org', () => '203.0.113.11');
	tried(10, 'cy@example.org', () => '203.0.113.12');
	forgive('sign_in', 'CY@example.org', '203.0.113.11');
	expect(wait('sign_in', 'cy@example.org', '203.0.113.11')).toBe(0);
	expect(wait('sign_in', 'cy@example.org', '203.0.113.12')).toBeGreaterThan(0);
});
