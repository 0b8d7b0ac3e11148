// What a Postgres int holds.
const HIGHEST = 2 ** 31 - 1;

/** @returns the number of a version as an address or a form names it, or null for what cannot be one */
export function versionNumber(text: string): number | null {
	if (!/^[1-9]\d{0,9}$/.test(text)) return null;
	const number = Number(text);
	return number <= HIGHEST ? number : null;
}
