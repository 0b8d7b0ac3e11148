import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import script from './keeper.ts?inline-script';

/** The script of `/keep.js`, and a tag that changes with it. */
export const keeper = {
	code: script.code,
	gzip: Uint8Array.from(gzipSync(script.code, { level: 9 })),
	etag: `"${createHash('sha256').update(script.code).digest('base64url').slice(0, 22)}"`
};
