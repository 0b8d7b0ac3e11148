import { m } from '$lib/i18n/paraglide/messages';
import { labelAt, said } from '../obstacle-words';
import type { BlockKind } from '../blocks/block';
import type { Obstacle } from '../publication';

type Locale = 'en' | 'zh-CN';

/** @returns what a language is called, in the interface's */
export function languageName(language: string, locale: Locale): string {
	try {
		// By its script: who reads Chinese asks which characters, not which country.
		const script = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' }[language] ?? language;
		return new Intl.DisplayNames(locale, { type: 'language' }).of(script) ?? language;
	} catch {
		// A code that no browser knows is still a language that somebody writes in.
		return language;
	}
}

/** @returns the obstacle as a sentence, after the field and the language that it is about */
export function sentenceOf(obstacle: Obstacle, kind: BlockKind | undefined, locale: Locale): string {
	const label = kind && obstacle.at ? labelAt(kind, obstacle.at)?.[locale] : undefined;
	const language = obstacle.language && languageName(obstacle.language, locale);
	const about = [label, language].filter(Boolean).join(m.desk_comma());
	const sentence = said(obstacle, locale);
	return about ? m.desk_about({ about, sentence }) : sentence;
}
