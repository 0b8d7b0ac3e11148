/** Which addresses of an author's may stand on a respondent's page. */

/** @returns whether a link may be followed from a respondent's page */
export const isSafeLink = (address: string): boolean => safe(address, /^(https?|mailto|tel):$/);
/** @returns whether an image may be loaded: from https, or from within the survey as a bitmap */
export const isSafeImage = (address: string): boolean =>
	safe(address, /^https:$/) ||
	/^data:image\/(png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/=\s]+$/.test(address);

function safe(address: string, schemes: RegExp): boolean {
	// Browsers leave tabs and line ends out of an address, so `java\nscript:` would be another one to them.
	// eslint-disable-next-line no-control-regex
	if (/[\u0000-\u001f\u007f]/.test(address) || !URL.canParse(address)) return false;
	return schemes.test(new URL(address).protocol);
}
