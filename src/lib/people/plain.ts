const INVISIBLE_ENDS = /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\s\u200b\u200c\u2060\ufeff]+$/g;

/**
 * What people wrote, on one line and as a database can keep it: whole otherwise, marks of direction and emoji
 * included.
 */
export const cleaned = (text: string): string =>
	text
		.replaceAll('\0', '')
		.toWellFormed()
		.replace(/\s*[\r\n\u2028\u2029\v\f]+\s*/g, ' ')
		// eslint-disable-next-line no-control-regex -- tabs and the like, which a cell of a sheet may hold
		.replace(/[\u0001-\u001f\u007f-\u009f]/g, ' ')
		.trim();

/** For what is compared and never shown: without what nobody sees. */
export const bare = (text: string): string => cleaned(text).replace(INVISIBLE_ENDS, '').trim();
