import { hexFrom } from '../account/colour';
import { isPart } from './fields';
import type { Theme } from './site';

const LOOKS = ['brand', 'house', 'own'] as const;
const TYPES = ['calm', 'strong'] as const;

/** What a site has before anybody chose; the accent is the house's own. */
export const PLAIN_THEME: Theme = { look: 'brand', accent: '#1d6b52', type: 'calm' };

/** @returns a theme; each part that is none is as before anybody chose */
export function themeFrom(json: unknown): Theme {
	const raw = isPart(json) ? json : {};
	const accent = raw['accent'];
	return {
		look: LOOKS.find((look) => look === raw['look']) ?? PLAIN_THEME.look,
		accent: (typeof accent === 'string' ? hexFrom(accent) : null) ?? PLAIN_THEME.accent,
		type: TYPES.find((type) => type === raw['type']) ?? PLAIN_THEME.type
	};
}
