const HAN = /^\p{Script=Han}+$/u;

/** @returns what stands in the place of a portrait: "MO" of Maya Osei, "晓彤" of 林晓彤 */
export function initialsOf(name: string): string {
	const whole = name.trim();
	// A Chinese name begins with the family's: what people are called by is the rest.
	if (HAN.test(whole.replace(/·/g, ''))) return [...whole.replace(/·/g, '')].slice(-2).join('');
	const words = whole.split(/[\s·]+/).filter((word) => /^\p{L}/u.test(word));
	const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
	return ends.map((word = '') => [...word][0]?.toLocaleUpperCase() ?? '').join('');
}

/** @returns an address or a number as it is read; '' for a link that is not */
export function reachedBy(link: string): string {
	const [, address = ''] = /^(?:mailto|tel):([^?]+)/i.exec(link) ?? [];
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}
