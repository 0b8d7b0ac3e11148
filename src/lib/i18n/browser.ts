import { baseLocale, isLocale, type Locale } from './paraglide/runtime';

/**
 * Browsers in Chinese also say `zh`, `zh-Hans`, `zh-TW` or `zh-HK`: each of them reads our Chinese better than
 * our English.
 * @param header the request's Accept-Language, from anybody
 * @returns the first language of the interface that the browser asks for, by its own order
 */
export function fromBrowser(header: string | null): Locale {
	const wanted = (header ?? '')
		.slice(0, 1000)
		.split(',')
		.map((part) => {
			const [tag = '', weight = ''] = part.trim().split(/\s*;\s*q=/i);
			const q = weight === '' ? 1 : Number(weight);
			return { tag: tag.toLowerCase(), q: Number.isFinite(q) ? q : 0 };
		})
		.filter(({ tag, q }) => tag && q > 0)
		.sort((a, b) => b.q - a.q);
	for (const { tag } of wanted) {
		if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
		if (tag === 'en' || tag.startsWith('en-')) return 'en';
	}
	return baseLocale;
}

/** @param remembered the cookie, from anybody @returns the language of the interface for a request */
export const languageOf = (remembered: string | undefined, header: string | null): Locale =>
	remembered !== undefined && isLocale(remembered) ? remembered : fromBrowser(header);
