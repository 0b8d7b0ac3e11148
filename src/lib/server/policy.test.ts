import { describe, expect, it } from 'vitest';
import { loosen } from './policy';

const strict =
	"default-src 'none'; script-src 'self' 'nonce-a'; style-src 'self' 'nonce-a'; connect-src 'self'";

describe('loosen', () => {
	it('adds nothing of itself', () => expect(loosen(strict, {})).toBe(strict));

	it('allows the one script of a respondent by its hash, and no other', () => {
		expect(loosen(strict, { scripts: ['sha256-x='] })).toContain("script-src 'self' 'nonce-a' 'sha256-x='");
	});

	it('lets a board listen at a hosted project', () => {
		expect(loosen(strict, { connect: ['wss://x.example'] })).toContain("connect-src 'self' wss://x.example");
	});
});
