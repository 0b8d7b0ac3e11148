import { m } from '$lib/i18n/paraglide/messages';
import { labelAt, said } from '../obstacle-words';
import type { BlockKind } from '../blocks/block';
import { languageName } from '../language';
import type { Obstacle } from '../publication';

type Locale = 'en' | 'zh-CN';

/** @returns the obstacle as a sentence, after the field and the language that it is about */
export function sentenceOf(obstacle: Obstacle, kind: BlockKind | undefined, locale: Locale): string {
	const label = kind && obstacle.at ? labelAt(kind, obstacle.at)?.[locale] : undefined;
	const language = obstacle.language && languageName(obstacle.language, locale);
	const about = [label, language].filter(Boolean).join(m.desk_comma());
	const sentence = said(obstacle, locale);
	return about ? m.desk_about({ about, sentence }) : sentence;
}
