/** What scripts of blocks act on: src/lib/site/blocks/scripts. */
const ACTED_ON = /<[^>]*\sdata-(?:answer|figures|until)\b[^>]*>/;

export interface Scripted {
	pages: number;
	withScript: number;
	/** Pages that bring a script with nothing on them that it acts on. */
	needless: number;
}

/** @returns how many pages of the site that starts at `path` bring a script */
export async function scriptsOf(origin: string, path: string): Promise<Scripted> {
	const read = async (one: string) =>
		(await fetch(origin + one, { headers: { 'accept-language': 'en' } })).text();
	const links = [...(await read(path)).matchAll(/href="(\/m\/[^"?#]+)"/g)].map(([, link = '']) => link);
	const pages = await Promise.all([...new Set([path, ...links])].map(read));
	const withScript = pages.filter((html) => /<script|\son[a-z]+=|<link[^>]*modulepreload/.test(html));
	const needless = withScript.filter((html) => !ACTED_ON.test(html));
	return { pages: pages.length, withScript: withScript.length, needless: needless.length };
}
