// See bin/inline-script.js. An ambient file: with an import in it, these would be no declarations of new modules.

declare module '*?inline-script' {
	const script: { code: string; hash: string };
	export default script;
}

// See bin/page-script.js.
declare module '*?page-script' {
	const pieces: {
		base: string;
		start: string;
		chunks: Record<string, { code: string; variable: string; needs: string[] }>;
	};
	export default pieces;
}
