import { expect, test } from 'vitest';
import { captionsFrom, cut, rangeFrom } from './file';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
	['WEBVTT', 'WEBVTT'],
	[
		'WEBVTT - Film\r\n\r\n00:01.000 --> 00:02.000\r\nHello',
		'WEBVTT - Film\n\n00:01.000 --> 00:02.000\nHello'
	],
	['\ufeffWEBVTT\n', 'WEBVTT\n'],
	['WEBVTTS', null],
	['webvtt', null],
	['Hello', null],
	['WEBVTT\n\0', null],
	['', null]
])('captions %j are %j', (text, captions) => expect(captionsFrom(bytes(text))).toBe(captions));

test('what is no UTF-8 is no text', () =>
	expect(captionsFrom(new Uint8Array([...bytes('WEBVTT\n'), 0xff]))).toBeNull());

test.each([
	[null, null],
	['', null],
	['bytes=0-', { from: 0, to: 9 }],
	['bytes=0-0', { from: 0, to: 0 }],
	['bytes=2-5', { from: 2, to: 5 }],
	['bytes=2-500', { from: 2, to: 9 }],
	['bytes=-3', { from: 7, to: 9 }],
	['bytes=-30', { from: 0, to: 9 }],
	['bytes=10-', 'beyond'],
	['bytes=-0', 'beyond'],
	['bytes=5-2', null],
	['bytes=0-1,3-4', null],
	['bytes=-', null],
	['lines=0-1', null]
])('of ten bytes, %j are %j', (header, range) => expect(rangeFrom(header, 10)).toEqual(range));

test.each([1, 2, 3, 7, 100])(
	'a part is cut out of a stream in pieces of %i, and no more is read',
	async (size) => {
		const all = Uint8Array.from({ length: 40 }, (_, at) => at);
		for (const range of [
			{ from: 0, to: 39 },
			{ from: 5, to: 5 },
			{ from: 3, to: 17 },
			{ from: 39, to: 39 }
		]) {
			let pulled = 0;
			const source = new ReadableStream<Uint8Array>(
				{
					pull(controller) {
						if (pulled >= all.length) return controller.close();
						controller.enqueue(all.subarray(pulled, (pulled += size)));
					}
				},
				{ highWaterMark: 0 }
			);
			const part = new Uint8Array(await new Response(cut(source, range)).arrayBuffer());
			expect(part).toEqual(all.subarray(range.from, range.to + 1));
			expect(pulled).toBeLessThanOrEqual(range.to + size + size);
		}
	}
);
