/** The parts of a date that a mask such as `dd/mm/yyyy HH:MM` asks for, and its signs between. */
const PARTS = /yyyy|yy|dd?|mm?|HH?|hh?|MM?|ss?|SS?|tt|TT/g;

type Part = 'y' | 'm' | 'd' | 'H' | 'M' | 's' | 't';
type Found = Partial<Record<Part, string>>;

const NAMES: Readonly<Record<string, Part>> = {
	y: 'y',
	m: 'm',
	d: 'd',
	H: 'H',
	h: 'H',
	M: 'M',
	s: 's',
	S: 's',
	t: 't',
	T: 't'
};
const partOf = (piece: string): Part => NAMES[piece.charAt(0)] ?? 'd';

/** @returns what is typed after a pattern as the browser's own fields write it, `2024-12-31T22:20`, or undefined */
export function momentOf(pattern: string, typed: string): string | undefined {
	const found: Found = {};
	let rest = typed;
	for (const piece of pattern.match(PARTS) ?? []) {
		const part = partOf(piece);
		const digits = /^[^\da-z]*(\d{1,4})/i.exec(rest);
		const half = /^[^a-z]*([ap])\.?m\.?/i.exec(rest);
		const hit = part === 't' ? half : digits;
		if (!hit) return undefined;
		const said = (hit[1] ?? '').slice(0, piece === 'yyyy' ? 4 : 2);
		found[part] = said;
		rest =
			part === 't'
				? rest.slice(hit[0].length)
				: rest.slice(hit[0].length - (hit[1] ?? '').length + said.length);
	}
	return /[\da-z]/i.test(rest) ? undefined : joined(found, pattern);
}

const two = (part: string | undefined) => String(Number(part ?? 0)).padStart(2, '0');

function joined({ y, m, d, H, M, s, t }: Found, pattern: string): string | undefined {
	const half = t?.toLowerCase();
	const hour = H === undefined ? undefined : half ? (Number(H) % 12) + (half === 'p' ? 12 : 0) : Number(H);
	const year = y?.length === 2 ? String(Number(y) + (Number(y) < 30 ? 2000 : 1900)) : y;
	if (/d|m/.test(pattern) && (year === undefined || (d !== undefined && m === undefined))) return undefined;
	if (year !== undefined && year.length !== 4) return undefined;
	if (half && (Number(H) > 12 || Number(H) < 1)) return undefined;
	if (Number(m ?? 1) < 1 || Number(m ?? 1) > 12 || Number(d ?? 1) < 1) return undefined;
	if (Number(d ?? 1) > new Date(Date.UTC(Number(year ?? 2024), Number(m ?? 1), 0)).getUTCDate())
		return undefined;
	if ((hour ?? 0) > 23 || Number(M ?? 0) > 59 || Number(s ?? 0) > 59) return undefined;
	const day = [year, m && two(m), d && two(d)].filter((part) => part !== undefined).join('-');
	const time = [hour, M, s].filter((part) => part !== undefined).map((part) => two(String(part)));
	return [day, time.join(':')].filter(Boolean).join('T') || undefined;
}

/** @returns the reverse of `momentOf`, or undefined if the value is none of this pattern's */
export function moment(pattern: string, value: string): string | undefined {
	const found = /^(?:(\d{4})(?:-(\d\d))?(?:-(\d\d))?)?T?(?:(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(value);
	if (!found) return undefined;
	const [, y, m, d, H, M, s] = found;
	const half = Number(H) < 12 ? 'am' : 'pm';
	const parts: Found = { y, m, d, H, M, s, t: half };
	let whole = true;
	const text = pattern.replace(PARTS, (piece) => {
		const part = parts[partOf(piece)];
		whole &&= part !== undefined;
		if (piece === 'TT') return half.toUpperCase();
		if (piece === 'yy') return String(part).slice(2);
		const number = piece.startsWith('h') ? Number(part) % 12 || 12 : part;
		return piece.length === 1
			? String(Number(number))
			: piece === 'tt'
				? half
				: String(number).padStart(2, '0');
	});
	return whole ? text : undefined;
}
