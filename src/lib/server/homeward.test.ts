import { expect, test } from 'vitest';
import { homeward } from './homeward';

test.each([
	['https://us.example/m/a?b=1', 'https://us.example', 'https://us.example/m/a?b=1'],
	['https://evil.example/m/a?b=1', 'https://us.example', 'https://us.example/m/a?b=1'],
	['http://us.example/m/a', 'https://us.example', 'https://us.example/m/a'],
	['http://localhost:5173/m/a', 'https://us.example', 'https://us.example/m/a'],
	['http://localhost:5173/m/a', 'http://localhost:3000', 'http://localhost:5173/m/a'],
	['http://127.0.0.1:4000/m/a', 'http://localhost:3000', 'http://127.0.0.1:4000/m/a'],
	['http://evil.example//evil.example/a', 'https://us.example', 'https://us.example/evil.example/a'],
	['//evil.example/a', 'https://us.example', 'https://us.example/a']
])('a letter that was asked for at %s of %s leads to %s', (link, home, to) =>
	expect(homeward(link, home)).toBe(to)
);
