import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { m } from '$lib/i18n/paraglide/messages';
import script from './keeper.ts?inline-script';

const wordsIn = (locale: 'en' | 'zh-CN') => ({
	sent: m.respond_twice({}, { locale }),
	anew: m.respond_twice_anew({}, { locale })
});
const words = JSON.stringify({ en: wordsIn('en'), zh: wordsIn('zh-CN') });
const code = `{const EARSHOT_WORDS=${words};${script.code}}\n`;

/** The script of `/keep.js` with its words in front, and a tag that changes with them. */
export const keeper = {
	code,
	gzip: Uint8Array.from(gzipSync(code, { level: 9 })),
	etag: `"${createHash('sha256').update(code).digest('base64url').slice(0, 22)}"`
};
