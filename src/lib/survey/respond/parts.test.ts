import { expect, test } from 'vitest';
import { boundaryIn, Parts } from './parts';

const BOUNDARY = '----forms42';
const part = (content = 'x', head = 'Content-Disposition: form-data; name="a"') =>
	`--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

function admitted(body: string, most: number, chunk = body.length): boolean {
	const parts = new Parts(BOUNDARY, most);
	const bytes = Buffer.from(body);
	for (let at = 0; at < bytes.length; at += chunk)
		if (!parts.admits(bytes.subarray(at, at + chunk))) return false;
	return true;
}

test.each([1, 2, 3, 7, 11, 12, 13, 64, 100_000])(
	'parts are counted, cut into chunks of %i bytes',
	(chunk) => {
		const body = part().repeat(5) + END;
		expect([admitted(body, 5, chunk), admitted(body, 4, chunk)]).toEqual([true, false]);
	}
);

test('what only looks like the end of a head is content', () => {
	const body = part('\r\n\r\n'.repeat(50)) + part(`${'-'.repeat(40)}\r\n`) + END;
	for (const chunk of [1, 5, 1000])
		expect([admitted(body, 2, chunk), admitted(body, 1, chunk)]).toEqual([true, false]);
});

test.each([
	['many lines', 'a:\r\n'.repeat(20) + 'b: c'],
	['a long line', 'a: '.padEnd(9_000, 'x')],
	['a head without end', 'a'.repeat(9_000)]
])('a head of %s is refused', (_, head) => {
	for (const chunk of [100, 100_000]) expect(admitted(part('x', head) + END, 9, chunk)).toBe(false);
	// The control: as content it is fine.
	expect(admitted(part(head) + END, 9)).toBe(true);
});

test.each([
	['multipart/form-data; boundary=----WebKitFormBoundaryAb1', '----WebKitFormBoundaryAb1'],
	['multipart/form-data; boundary="a b"', null],
	['multipart/form-data; boundary="a?b"', 'a?b'],
	['multipart/form-data; boundary=a; boundary=b', null],
	['multipart/form-data; charset=utf-8; boundary=a', null],
	['multipart/form-data', null]
])('the boundary in %s', (type, boundary) => {
	expect(boundaryIn(type)).toBe(boundary);
});
