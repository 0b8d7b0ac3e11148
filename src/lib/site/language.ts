/**
 * @param language as a site names it @param locale of the interface
 * @returns what the language is called there; itself where nobody knows it
 */
export function languageName(language: string, locale: string): string {
	try {
		// By its script: who reads Chinese asks which characters, not which country.
		const script = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' }[language] ?? language;
		return new Intl.DisplayNames(locale, { type: 'language' }).of(script) ?? language;
	} catch {
		// A code that no browser knows is still a language that somebody writes in.
		return language;
	}
}
