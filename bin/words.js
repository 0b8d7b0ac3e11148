// `npm run words`: makes functions of the words in src/lib/i18n/words. The build and `npm run dev` do so themselves.
import { compile } from '@inlang/paraglide-js';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @satisfies {Parameters<typeof compile>[0]} */
export const WORDS = {
	project: './project.inlang',
	outdir: './src/lib/i18n/paraglide',
	// What somebody chose, else what their browser asks for.
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'language',
	emitGitIgnore: false,
	emitPrettierIgnore: false
};

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) await compile(WORDS);
