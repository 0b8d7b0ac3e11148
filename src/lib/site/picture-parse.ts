import { cleanText } from './text';
import { isId } from './ids';
import type { Picture, Words } from './site';

const CROPS = ['none', 'wide', 'square', 'tall'] as const;
/** Longest alternative text: past it, a description belongs on the page. */
const MOST_ALT = 500;
/** As B's store caps them; a stored picture is never larger. */
const WIDEST = 20_000;

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns whether a field holds a picture */
export const isPicture = (value: unknown): value is Picture => isPart(value) && isId(value['id']);

const within = (value: unknown, least: number, most: number, otherwise: number) =>
	typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;

/**
 * @param told what to do about alternative text that is too long
 * @returns the picture as a field may hold it; null where there is none
 */
export function pictureFrom(value: unknown, at: string, told: (at: string) => void): Picture | null {
	if (!isPart(value) || !isId(value['id'])) return null;
	const focus = isPart(value['focus']) ? value['focus'] : {};
	return {
		id: value['id'],
		width: Math.round(within(value['width'], 1, WIDEST, 1)),
		height: Math.round(within(value['height'], 1, WIDEST, 1)),
		alt: altFrom(value['alt'], at, told),
		plain: value['plain'] === true,
		focus: { x: within(focus['x'], 0, 1, 0.5), y: within(focus['y'], 0, 1, 0.5) },
		crop: CROPS.find((crop) => crop === value['crop']) ?? 'none'
	};
}

function altFrom(value: unknown, at: string, told: (at: string) => void): Words {
	const kept: [string, string][] = [];
	for (const [language, raw] of isPart(value) ? Object.entries(value) : []) {
		if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(language) || typeof raw !== 'string') continue;
		const text = cleanText(raw, false);
		if (text.length > MOST_ALT) told(`${at}.alt`);
		if (text.trim()) kept.push([language, text.slice(0, MOST_ALT).toWellFormed()]);
	}
	return Object.fromEntries(kept);
}
