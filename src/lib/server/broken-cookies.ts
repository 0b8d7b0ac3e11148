/** The session's cookies, and the pieces that long ones are cut into. */
const OURS = /^(sb-[\w-]+-auth-token(?:-code-verifier)?)(?:\.(\d{1,3}))?$/;
const CODED = 'base64-';

interface Cookie {
	name: string;
	value: string;
}

function isReadable(value: string): boolean {
	const coded = value.startsWith(CODED) ? value.slice(CODED.length) : null;
	if (coded !== null && !/^[\w-]*$/.test(coded)) return false;
	try {
		const bytes = Buffer.from(coded ?? '', 'base64url');
		JSON.parse(coded === null ? value : new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		return true;
	} catch {
		return false;
	}
}

/**
 * Session cookies that cannot be read: cut off, of two writes, or made up. @supabase/ssr takes them for absent, three
 * times a request, with a stack trace each time and for as long as the browser sends them.
 *
 * @param cookies all that a request carries
 * @returns the names of those to forget
 */
export function brokenAmong(cookies: readonly Cookie[]): string[] {
	const whole = new Map<string, { name: string; value: string; at: number }[]>();
	for (const { name, value } of cookies) {
		const [, key, at] = OURS.exec(name) ?? [];
		if (key) whole.set(key, [...(whole.get(key) ?? []), { name, value, at: at ? Number(at) : -1 }]);
	}
	return [...whole.values()].flatMap((parts) => {
		const inOrder = parts.toSorted((a, b) => a.at - b.at);
		// One that is not cut counts alone.
		const read = inOrder[0]?.at === -1 ? inOrder.slice(0, 1) : inOrder;
		return isReadable(read.map(({ value }) => value).join('')) ? [] : parts.map(({ name }) => name);
	});
}
