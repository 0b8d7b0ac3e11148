import { brotliCompressSync, constants } from 'node:zlib';

const PARTS = {
	style: /<style[^>]*>[\s\S]*?<\/style>/g,
	cargo: /<script type="application\/json"[^>]*>[\s\S]*?<\/script>/g,
	script: /<script(?![^>]*application\/json)[^>]*>[\s\S]*?<\/script>/g
};

const weight = (text: string) =>
	brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length;

/** @returns what each part of the document adds to its compressed size, in bytes; `html` is what remains */
export async function split(url: string): Promise<Record<string, number>> {
	const whole = await (await fetch(url)).text();
	const parts = Object.fromEntries(
		Object.entries(PARTS).map(([name, part]) => [name, weight(whole) - weight(whole.replace(part, ''))])
	);
	const rest = Object.values(PARTS).reduce((text, part) => text.replace(part, ''), whole);
	return { ...parts, html: weight(rest), plain: Buffer.byteLength(whole) };
}
