import { mistake } from '../../mistakes';
import type { PlannedQuestion, Words } from '../../plan';
import type { Rules } from '../question';

export interface Signature extends PlannedQuestion {
	kind: 'signaturepad';
	/** Of the pad, as a share of its width. */
	ratio: number;
	/** On the empty pad. */
	placeholder?: Words;
	/** What stands for a drawing where only words can. */
	signed: Words;
}

/** A typed name. In UTF-16 units. */
export const NAME_CEILING = 200;
/** A drawing, as a data URL. In characters: about 75 kB of picture. */
export const DRAWING_CEILING = 100_000;

const DRAWING = /^data:image\/png;base64,((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;

export const isDrawing = (value: unknown): value is string =>
	typeof value === 'string' && value.startsWith('data:');

const u32 = (bytes: string, at: number): number =>
	[0, 1, 2, 3].reduce((sum, step) => sum * 256 + bytes.charCodeAt(at + step), 0);

/**
 * Whether a drawing is what a pad makes: a PNG of modest size from its first byte to its last, chunk by chunk, with
 * nothing in it but the picture.
 */
function isPicture(value: string): boolean {
	const [, code] = DRAWING.exec(value) ?? [];
	if (!code) return false;
	const bytes = atob(code);
	if (!bytes.startsWith('\x89PNG\r\n\x1a\n') || bytes.slice(12, 16) !== 'IHDR') return false;
	if (u32(bytes, 16) > 2000 || u32(bytes, 20) > 2000) return false;
	for (let at = 8; at < bytes.length;) {
		const name = bytes.slice(at + 4, at + 8);
		at += 12 + u32(bytes, at);
		if (name === 'IEND') return at === bytes.length;
		if (!/^(IHDR|IDAT|PLTE|tRNS|sRGB|gAMA|cHRM|pHYs|sBIT|iCCP)$/.test(name)) return false;
	}
	return false;
}

export const rules: Rules<Signature> = {
	// A drawing stands beside the box for a name, and counts more than it.
	read({ name }, posted) {
		const given = posted.all(name);
		return given.find(isDrawing) ?? (given.find((text) => text.trim()) || undefined);
	},
	refuse(_question, value) {
		if (typeof value !== 'string') return mistake('not_an_answer');
		if (!value.startsWith('data:'))
			return value.length > NAME_CEILING ? mistake('too_long', { max: NAME_CEILING }) : null;
		return value.length <= DRAWING_CEILING && isPicture(value) ? null : mistake('not_an_answer');
	},
	post: ({ name }, value) => [[name, String(value)]],
	tokens: () => [],
	display: ({ signed }, value, say) => (isDrawing(value) ? say(signed) : String(value)),
	// Never as a text: a board shows how many signed, not who.
	measure: () => 'none'
};
