import { Problem } from '$lib/problem';

/**
 * What the builder sends as it is. Beware: a page elsewhere may have a browser post bytes with the person's cookies,
 * but it cannot add a header of ours without being asked first.
 * @returns the file's name as its machine calls it @throws Problem `invalid`
 */
export function fileNameIn(headers: Headers): string {
	const name = headers.get('x-file-name');
	if (name === null || name.length > 2_000) throw new Problem('invalid');
	try {
		return decodeURIComponent(name);
	} catch {
		throw new Problem('invalid');
	}
}

/** @returns what an address like `<id>-640.webp` asks for. @throws Problem `missing` */
export function printOf(file: string): { id: string; width: number } {
	const [, id, width] = /^([0-9a-f-]{36})-(\d{1,4})\.webp$/.exec(file) ?? [];
	if (!id || !width) throw new Problem('missing');
	return { id, width: Number(width) };
}
