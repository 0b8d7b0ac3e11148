import { m } from '../i18n/paraglide/messages';
import type { BlockKind, Field, Label } from './blocks/block';
import type { OBSTACLE_CODES } from './obstacles';
import type { Obstacle } from './publication';

type Locale = 'en' | 'zh-CN';
type Facts = Readonly<Record<string, string | number>>;

// Named one by one: a browser that shows some of them is not sent the words of the whole product.
const SAID: Record<(typeof OBSTACLE_CODES)[number], (facts: Facts, locale: Locale) => string> = {
	title_missing: (_, locale) => m.site_obstacle_title_missing({}, { locale }),
	title_untranslated: (_, locale) => m.site_obstacle_title_untranslated({}, { locale }),
	home_missing: (_, locale) => m.site_obstacle_home_missing({}, { locale }),
	cover_gone: (_, locale) => m.site_obstacle_cover_gone({}, { locale }),
	contrast_low: (facts, locale) =>
		m.site_obstacle_contrast_low({ ratio: of(facts, 'ratio'), least: of(facts, 'least') }, { locale }),
	page_title_missing: (_, locale) => m.site_obstacle_page_title_missing({}, { locale }),
	page_title_untranslated: (_, locale) => m.site_obstacle_page_title_untranslated({}, { locale }),
	page_empty: (_, locale) => m.site_obstacle_page_empty({}, { locale }),
	slug_missing: (_, locale) => m.site_obstacle_slug_missing({}, { locale }),
	slug_unreadable: (_, locale) => m.site_obstacle_slug_unreadable({}, { locale }),
	slug_duplicate: (facts, locale) =>
		m.site_obstacle_slug_duplicate({ address: of(facts, 'address') }, { locale }),
	slug_reserved: (facts, locale) =>
		m.site_obstacle_slug_reserved({ address: of(facts, 'address') }, { locale }),
	block_unknown: (facts, locale) => m.site_obstacle_block_unknown({ kind: of(facts, 'kind') }, { locale }),
	block_too_often: (facts, locale) =>
		m.site_obstacle_block_too_often({ most: of(facts, 'most') }, { locale }),
	field_missing: (_, locale) => m.site_obstacle_field_missing({}, { locale }),
	list_short: (facts, locale) => m.site_obstacle_list_short({ least: of(facts, 'least') }, { locale }),
	untranslated: (_, locale) => m.site_obstacle_untranslated({}, { locale }),
	link_page_gone: (_, locale) => m.site_obstacle_link_page_gone({}, { locale }),
	link_file_gone: (_, locale) => m.site_obstacle_link_file_gone({}, { locale }),
	link_survey_gone: (_, locale) => m.site_obstacle_link_survey_gone({}, { locale }),
	link_survey_unpublished: (_, locale) => m.site_obstacle_link_survey_unpublished({}, { locale }),
	survey_gone: (_, locale) => m.site_obstacle_survey_gone({}, { locale }),
	survey_unpublished: (_, locale) => m.site_obstacle_survey_unpublished({}, { locale }),
	question_gone: (_, locale) => m.site_obstacle_question_gone({}, { locale }),
	file_gone: (_, locale) => m.site_obstacle_file_gone({}, { locale }),
	picture_gone: (_, locale) => m.site_obstacle_picture_gone({}, { locale }),
	alt_missing: (_, locale) => m.site_obstacle_alt_missing({}, { locale }),
	alt_untranslated: (_, locale) => m.site_obstacle_alt_untranslated({}, { locale })
};

const of = (facts: Facts, name: string): string => String(facts[name] ?? '');
const isSaid = (code: string): code is keyof typeof SAID => Object.hasOwn(SAID, code);

/** @returns the obstacle as a sentence */
export function said(obstacle: Obstacle, locale: Locale): string {
	if (obstacle.said) return obstacle.said[locale];
	return isSaid(obstacle.code)
		? SAID[obstacle.code](obstacle.facts ?? {}, locale)
		: m.site_obstacle_unnamed({}, { locale });
}

/** @param at the way to a field, as an obstacle has it @returns what the field is called; null for none */
export function labelAt(kind: BlockKind, at: string): Label | null {
	let fields: Readonly<Record<string, Field>> = kind.fields;
	let found: Field | undefined;
	for (const step of at.split('.')) {
		// The number of an entry, or a part of a picture.
		if (!Object.hasOwn(fields, step)) continue;
		found = fields[step];
		fields = found?.as === 'list' ? found.of : {};
	}
	return found?.label ?? null;
}
