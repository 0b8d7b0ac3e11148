import { expect, it } from 'vitest';
import { sharingIn } from './forms';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

it('reads origins and switches; a switch that is off is not posted at all', () => {
	expect(
		sharingIn(form({ frames: 'https://a.example\r\n\r\nhttps://*.b.example/', resume: 'on' }))
	).toMatchObject({
		sharing: {
			frames: ['https://a.example', 'https://*.b.example'],
			partials: false,
			resume: true,
			kiosk: false
		}
	});
	expect(sharingIn(form({}))).toMatchObject({ sharing: { frames: [], resume: false } });
});

it('says what is wrong with each line, and keeps all that was typed', () => {
	const frames = 'https://a.example\n\nintranet\nhttps://b.example/path\nhttp://c.example';
	const { values, mistakes } = sharingIn(form({ frames, kiosk: 'on' }));
	expect(values).toEqual({ frames, partials: false, resume: false, kiosk: true });
	expect(mistakes?.map((sentence) => /^Line (\d+)/.exec(sentence)?.[1])).toEqual(['3', '4', '5']);
});

it('says that there are too many, and does not read a novel out', () => {
	const many = (n: number, what: (at: number) => string) =>
		Array.from({ length: n }, (_, at) => what(at)).join('\n');
	const sites = sharingIn(form({ frames: many(21, (at) => `https://a${at}.example`) })).mistakes;
	expect(sites).toEqual([expect.stringContaining('Line 21')]);
	expect(sharingIn(form({ frames: many(500, () => 'word word') })).mistakes).toHaveLength(10);
});
