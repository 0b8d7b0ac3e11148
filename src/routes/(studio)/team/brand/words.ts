import { ratioWords, type Faint, type Pair } from '$lib/account/brand';
import { m } from '$lib/i18n/paraglide/messages';

const PAIRS: Record<Pair, () => string> = {
	text: m.brand_pair_text,
	soft_text: m.brand_pair_soft_text,
	mistakes: m.brand_pair_mistakes,
	edges: m.brand_pair_edges,
	button_text: m.brand_pair_button_text,
	accent: m.brand_pair_accent
};

/** @returns which two colours are too near to each other, how near, and how far apart they must be */
export const faintWords = ({ pair, scheme, ratio, least }: Faint): string =>
	(scheme === 'light' ? m.brand_faint_light : m.brand_faint_dark)({
		pair: PAIRS[pair](),
		ratio: ratioWords(ratio),
		least: String(least)
	});
