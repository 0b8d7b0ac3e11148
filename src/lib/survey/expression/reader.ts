/** The words and signs of the language, read from a text from left to right. */
export interface Reader {
	readonly text: string;
	at: number;
	/** How far any reading came: where a mistake most likely is. */
	far: number;
}

/** Reads `sign` if it stands here; words in any letter case, unless `exactly`. */
export function take(reader: Reader, sign: string, exactly = false): boolean {
	const here = reader.text.slice(reader.at, reader.at + sign.length);
	if ((exactly ? here : here.toLowerCase()) !== sign) return false;
	move(reader, sign.length);
	return true;
}

function move(reader: Reader, by: number): void {
	reader.at += by;
	reader.far = Math.max(reader.far, reader.at);
}

/** Reads characters for as long as they fit. */
function takeWhile(reader: Reader, fits: (char: string) => boolean): string {
	let end = reader.at;
	for (let char = reader.text[end]; char !== undefined && fits(char); char = reader.text[end]) end++;
	const read = reader.text.slice(reader.at, end);
	move(reader, read.length);
	return read;
}

const isDigit = (char: string) => char >= '0' && char <= '9';
const isLetter = (char: string) => /[a-zA-Z_]/.test(char);

export function skipSpaces(reader: Reader): void {
	takeWhile(reader, (char) => ' \t\n\r'.includes(char));
}

/** A bare word such as `item1`, or '' if none stands here. */
export function takeWord(reader: Reader): string {
	const first = reader.text[reader.at];
	return first && isLetter(first) ? takeWhile(reader, (char) => isLetter(char) || isDigit(char)) : '';
}

/** A number such as `12`, `-0.5` or `0x10`, or undefined. A leading zero stands alone: `05` is 0 and a rest. */
export function takeNumber(reader: Reader): number | undefined {
	const start = reader.at;
	if (take(reader, '0x', true)) {
		const hex = takeWhile(reader, isDigit);
		if (hex && hex.length < 200) return parseInt(hex, 16);
		reader.at = start;
	}
	const sign = take(reader, '-') ? -1 : 1;
	const afterSign = reader.at;
	const whole = takeWhile(reader, isDigit);
	const afterWhole = reader.at;
	const places = whole && take(reader, '.') ? takeWhile(reader, isDigit) : '';
	const value = Number(places ? `${whole}.${places}` : whole.startsWith('0') ? 0 : whole);
	if (!places) reader.at = whole.startsWith('0') ? afterSign + 1 : afterWhole;
	if (whole && Number.isFinite(value)) return sign * value;
	reader.at = start;
	return undefined;
}

/** A text in quotes, or undefined. Inside, a quote of either kind must have a backslash before it. */
export function takeText(reader: Reader): string | undefined {
	const quote = reader.text[reader.at];
	if (quote !== "'" && quote !== '"') return undefined;
	const start = reader.at;
	let read = '';
	let at = start + 1;
	for (; at < reader.text.length; at++) {
		if (reader.text[at] === '\\' && /^['"]$/.test(reader.text[at + 1] ?? '')) at++;
		else if (reader.text[at] === "'" || reader.text[at] === '"') break;
		read += reader.text[at];
	}
	if (reader.text[at] === quote) {
		move(reader, at + 1 - start);
		return read;
	}
	reader.far = Math.max(reader.far, at);
	return undefined;
}

/** What stands between braces, or undefined. */
export function takeName(reader: Reader): string | undefined {
	const start = reader.at;
	if (!take(reader, '{')) return undefined;
	const name = takeWhile(reader, (char) => char !== '{' && char !== '}');
	if (name && take(reader, '}')) return name;
	reader.at = start;
	return undefined;
}
