import type { Words } from '../site';

/** @returns the words with those of one language; blank, the language has not been written */
export function wordsWith(words: Words, language: string, text: string): Words {
	if (words[language] === text) return words;
	const { [language]: before, ...others } = words;
	if (text.trim()) return { ...words, [language]: text };
	return before === undefined ? words : others;
}
