/**
 * What a value counts as: empty, a number, a text, a date, the same as another. The rules are those of
 * survey-core 3. Nothing here throws, whatever an answer holds (a row may be named `toString`).
 */

/** What JavaScript's own operators may be let loose on. */
type Plain = string | number | boolean | null | undefined | Date;

/** The evaluation that is going on: what it may still do, and when it is. `evaluate` fills it. */
export const turn = { steps: 0, now: new Date() };

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

const isPlain = (value: unknown): value is Plain => !isObject(value) || value instanceof Date;

/** Lists become 'a,b' and objects '[object Object]', as in JavaScript, but without asking the object. */
export function plain(value: unknown): Plain {
	if (isPlain(value)) return value;
	return Array.isArray(value) ? joined(value, ',') : '[object Object]';
}

export function joined(list: unknown[], by: string): string {
	return list.map((one) => textOf(one ?? '')).join(by);
}

export function textOf(value: unknown): string {
	return String(plain(value));
}

/** A number as JavaScript's own arithmetic would read it: '' is 0, 'x' is NaN. */
export function numberOf(value: unknown): number {
	return Number(plain(value));
}

/** What lies under a key, and never what every object inherits. */
export function own<T>(of: Record<string, T>, key: string): T | undefined {
	return Object.hasOwn(of, key) ? of[key] : undefined;
}

export function isEmpty(value: unknown): boolean {
	if (Array.isArray(value)) return !value.length;
	if (isObject(value) && value.constructor === Object) return Object.values(value).every(isEmpty);
	return !value && value !== 0 && value !== false;
}

/** A number, or a text that spells one (a single decimal comma is read as a point); otherwise NaN. */
export function toNumber(value: unknown): number {
	let read = plain(value);
	if (typeof value === 'string') {
		const text = value.trim();
		if (text.startsWith('0x')) return text.length > 32 ? NaN : parseInt(text);
		if (!text || (text.length > 15 && /^\d+$/.test(text))) return NaN;
		read = text.indexOf(',') === text.lastIndexOf(',') ? text.replace(',', '.') : text;
	}
	return isFinite(Number(read)) ? parseFloat(String(read)) : NaN;
}

export function isNumeric(value: unknown): boolean {
	return !isNaN(toNumber(value));
}

/** An answer as an expression sees it: 'true' is true, '5' is 5, but '05' stays a text. */
export function seen(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	if (/^(true|false)$/i.test(value)) return value.length === 4;
	if (/^['"][^]*['"]$/.test(value)) return value.slice(1, -1);
	return /^0[^.,x]/.test(value) || !isNumeric(value) ? value : toNumber(value);
}

/** `a < b` as JavaScript does it. */
export function less(a: unknown, b: unknown): boolean {
	const x = plain(a);
	const y = plain(b);
	return typeof x === 'string' && typeof y === 'string' ? x < y : Number(x) < Number(y);
}

const byText = (x: unknown, y: unknown) => (textOf(x) < textOf(y) ? -1 : Number(textOf(x) > textOf(y)));

/** Equality of answers: '5' is 5, 'Yes' is 'yes ', and a list in any order unless `ordered`. */
export function same(x: unknown, y: unknown, ordered?: boolean): boolean {
	if (turn.steps-- < 0) return false;
	if (x === y) return true;
	if (y === undefined || y === null || typeof y === 'boolean') [x, y] = [y, x];
	if (x === undefined && Array.isArray(y) && !y.length) return true;
	if ((x ?? '') === '' && y === '') return true;
	if (typeof x === 'string' && typeof y === 'string')
		return x.trim().toLowerCase() === y.trim().toLowerCase();
	if (x instanceof Date && y instanceof Date) return Number(x) === Number(y);
	if (isEmpty(x) !== isEmpty(y)) return false;
	if (typeof x === 'boolean' && typeof y === 'string') return String(x) === y.toLowerCase();
	return isObject(x) && isObject(y) ? sameParts(x, y, ordered) : !isObject(x) && !isObject(y) && x == y;
}

function sameParts(x: Record<string, unknown>, y: Record<string, unknown>, ordered?: boolean): boolean {
	if (Array.isArray(x) && Array.isArray(y)) {
		const [a, b] = ordered ? [x, y] : [[...x].sort(byText), [...y].sort(byText)];
		return a.length === b.length && a.every((one, i) => same(one, b[i], ordered));
	}
	const keys = Object.keys({ ...x, ...y });
	return keys.every((key) => Object.hasOwn(x, key) && Object.hasOwn(y, key) && same(x[key], y[key], ordered));
}
