/**
 * Bytes to text, as spreadsheets write them: UTF-8, UTF-16 with its mark, GB18030 as a Chinese Excel saves CSV, or
 * Windows-1252 as a western one does. Piece by piece: nothing keeps the whole.
 */

/** Why a file is no table of texts: it is something else, a mixture of encodings, or has cells far beyond its people. */
export class NotText extends Error {
	constructor(readonly code: 'kind' | 'encoding' | 'too_many_columns') {
		super(code);
	}
}

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);
const isAscii = (text: string) => !/[^\0-\x7f]/.test(text);

/**
 * Both encodings allow nearly every byte. Chinese signs are pairs of them, so that runs of high bytes are even; western
 * letters stand alone between others.
 */
function legacyOf(bytes: Uint8Array): 'gb18030' | 'windows-1252' {
	let [even, odd, run] = [0, 0, 0];
	for (const byte of [...bytes.subarray(0, 65_536), 0]) {
		if (byte >= 0x80) run++;
		else if (run) {
			if (run % 2) odd++;
			else even++;
			run = 0;
		}
	}
	return even >= odd ? 'gb18030' : 'windows-1252';
}

/** UTF-8 with something broken in it: read as another encoding it would be nonsense from end to end. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
	const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
	const broken = text.split('\ufffd').length - 1;
	return (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0) > broken;
}

/** A decoder that begins with UTF-8 and changes its mind as long as nothing but ASCII was seen. */
class Guessing {
	#utf8 = new TextDecoder('utf-8', { fatal: true });
	#legacy: TextDecoder | null = null;
	#ascii = true;
	/** Bytes at the end of the piece before which UTF-8 waits to complete. */
	#open: Uint8Array = new Uint8Array();

	decode(bytes: Uint8Array, more: boolean): string {
		if (this.#legacy) return this.#legacy.decode(bytes, { stream: more });
		try {
			const text = this.#utf8.decode(bytes, { stream: more });
			this.#ascii &&= isAscii(text);
			let from = bytes.length;
			while (from > 0 && bytes.length - from < 3 && (bytes[from - 1] ?? 0) >= 0x80) from--;
			this.#open = bytes.slice(from);
			return text;
		} catch {
			if (!this.#ascii) throw new NotText('encoding');
			const whole = Buffer.concat([this.#open, bytes]);
			if (isMostlyUtf8(whole)) throw new NotText('encoding');
			this.#legacy = new TextDecoder(legacyOf(whole));
			return this.#legacy.decode(whole, { stream: more });
		}
	}
}

function decoderFor(first: Uint8Array): { decode(bytes: Uint8Array, more: boolean): string } {
	const sixteen = startsWith(first, 0xff, 0xfe)
		? 'utf-16le'
		: startsWith(first, 0xfe, 0xff)
			? 'utf-16be'
			: null;
	if (!sixteen) {
		if (first.includes(0)) throw new NotText('kind');
		return new Guessing();
	}
	const decoder = new TextDecoder(sixteen);
	return { decode: (bytes, more) => decoder.decode(bytes, { stream: more }) };
}

/**
 * @param pieces none of them empty, the first long enough to tell what it is
 * @returns text in which every line ends with `\n`
 * @throws NotText
 */
export async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	let decoder: ReturnType<typeof decoderFor> | undefined;
	let held = '';
	for await (const piece of pieces) {
		decoder ??= decoderFor(piece);
		const text = held + decoder.decode(piece, true);
		// The other half of a line's end may still come.
		held = text.endsWith('\r') ? '\r' : '';
		yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
	}
	const rest = held + (decoder?.decode(new Uint8Array(), false) ?? '');
	if (rest) yield rest.replace(/\r\n?/g, '\n');
}
