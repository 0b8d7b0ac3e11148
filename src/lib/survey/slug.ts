/** What the database asks of a link's ending (supabase/migrations: surveys.slug). */
const SLUG = /^[a-z0-9](-?[a-z0-9])*$/;
const SHORTEST = 3;
const LONGEST = 80;
// Room for an ending that makes it the only one.
const READABLE = 60;

// Letters that Unicode does not take apart into a letter and its mark.
const LATIN: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ħ: 'h',
	ı: 'i',
	ŋ: 'n'
};

// No 0 and o, 1 and l and i: links are also read out and typed in.
const ENDING = '23456789abcdefghjkmnpqrstuvwxyz';

/** @returns `text` in small letters without diacritics, full-width forms as ordinary ones: "Ｚoë" is "zoe" */
export function fold(text: string): string {
	const small = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return small.replace(/[ßæœøłđðþħıŋ]/g, (letter) => LATIN[letter] ?? letter);
}

/**
 * @param text as somebody wrote it
 * @returns its Latin letters and digits joined by hyphens, cut at a word; '' if too little of it is Latin
 */
export function readable(text: string): string {
	// Written forms such as "don't" and "l’équipe" stay one word.
	const words = fold(text)
		.replace(/['’]/g, '')
		.match(/[a-z0-9]+/g);
	let slug = '';
	for (const word of words ?? []) {
		const longer = slug ? `${slug}-${word}` : word.slice(0, READABLE);
		if (longer.length > READABLE) break;
		slug = longer;
	}
	return slug.length < SHORTEST ? '' : slug;
}

function ending(): string {
	const picked = crypto.getRandomValues(new Uint32Array(4));
	return Array.from(picked, (number) => ENDING.charAt(number % ENDING.length)).join('');
}

/**
 * The ending of a new survey's link, made from its name: "Onboarding, week 1" is `onboarding-week-1`.
 * A name that is mostly not Latin gets a short neutral one, `survey-x7k2`.
 * @param attempt how many endings were taken already; from 1 on there is chance in it
 */
export function slugFor(name: string, attempt: number): string {
	const slug = readable(name);
	if (!slug) return `survey-${ending()}`;
	return attempt ? `${slug}-${ending()}` : slug;
}

/** @returns what is wrong with a link's ending that somebody typed, or null */
export function slugMistake(slug: string): 'short' | 'long' | 'letters' | null {
	if (slug.length < SHORTEST) return 'short';
	if (slug.length > LONGEST) return 'long';
	return SLUG.test(slug) ? null : 'letters';
}
