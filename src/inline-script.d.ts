// See bin/inline-script.js. An ambient file: with an import in it, these would be no declarations of new modules.

declare module '*?inline-script' {
	const script: { code: string; hash: string };
	export default script;
}

declare module '*?inline-script=plain' {
	const script: { code: string; hash: string };
	export default script;
}
