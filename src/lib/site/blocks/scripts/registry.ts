/** A script as it stands in a document: `bin/inline-script.js` makes it. */
interface Script {
	code: string;
	hash: string;
}

const files = import.meta.glob<Script>(['./*.ts', '!./*.test.ts', '!./registry.ts'], {
	eager: true,
	import: 'default',
	query: '?inline-script'
});

/** The scripts of blocks by their names. Only for the server: a page gets the text of those that it needs. */
export const scripts: Readonly<Record<string, Script>> = Object.fromEntries(
	Object.entries(files).map(([path, script]) => [path.slice('./'.length, -'.ts'.length), script])
);
