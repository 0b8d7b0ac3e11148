import { expect, it } from 'vitest';
import { fileNameIn, printOf } from './sent';

it.each([
	['team%20photo.jpg', 'team photo.jpg'],
	['%E7%85%A7%E7%89%87.png', '照片.png']
])('the header %s names %s', (header, name) =>
	expect(fileNameIn(new Headers({ 'x-file-name': header }))).toBe(name)
);

it.each([null, '%E7%8', 'a'.repeat(2_001)])('the header %.10s names nothing', (header) => {
	const headers = new Headers(header === null ? {} : { 'x-file-name': header });
	expect(() => fileNameIn(headers)).toThrow(expect.objectContaining({ code: 'invalid' }));
});

const ID = '7d3c1d5e-6b0f-4a3e-9f57-0b1f1d2c3a4b';
it('an address asks for a picture in a width, or for nothing', () => {
	expect(printOf(`${ID}-640.webp`)).toEqual({ id: ID, width: 640 });
	for (const file of [`${ID}.webp`, `${ID}-x.webp`, '../etc-1.webp', `${ID}-640.jpg`, ''])
		expect(() => printOf(file)).toThrow(expect.objectContaining({ code: 'missing' }));
});
