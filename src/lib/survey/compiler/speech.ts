import { isTranslated } from '../definition';
import { pathOf } from '../expression/lookup';
import { template } from '../expression/template';
import type { Prose, Template, Words } from '../plan';
import type { Standard } from '../questions/question';
import type { Known } from './conditions';
import { brief, type Say } from './notes';
import { plainOf, proseOf } from './prose';

/** The languages of a survey, and how its texts become words in each of them. */
export class Speech {
	/**
	 * @param languages the default first
	 * @param base the language of a text that names none
	 * @param known the names that a hole in a text may have
	 */
	constructor(
		readonly languages: readonly string[],
		readonly base: string,
		readonly known: Known
	) {}

	/** See `Compiler.words`. */
	words(value: unknown, property: string, say: Say, standard?: Standard): Words | undefined {
		const texts = this.#texts(value, property, say, standard);
		return texts && this.#together(texts, template);
	}

	/** See `Compiler.prose`. */
	prose(value: unknown, property: string, say: Say): { [language: string]: Prose } {
		const texts = this.#texts(value, property, say) ?? new Map(this.languages.map((one) => [one, '']));
		return Object.fromEntries(
			[...texts].map(([language, html]) => [language, this.#read(html, property, say)])
		);
	}

	/** Author's HTML as words alone: paragraphs parted by blank lines. */
	plain(value: unknown, property: string, say: Say, standard: Standard): Words {
		const texts = this.#texts(value, property, say, standard) ?? new Map<string, string>();
		const plain = [...texts].map(([language, html]): [string, string] => [
			language,
			plainOf(this.#read(html, property, say))
		]);
		return this.#together(new Map(plain), template);
	}

	#read(html: string, property: string, say: Say): Prose {
		const { prose, dropped } = proseOf(html);
		if (dropped.length) {
			say({ code: 'markup_dropped', facts: { what: dropped.join(' ') }, property, severity: 'warning' });
		}
		return prose;
	}

	/** The text in every language of the survey; a language that lacks it gets another's, and a note. */
	#texts(value: unknown, property: string, say: Say, standard?: Standard): Map<string, string> | undefined {
		const written = this.#written(value);
		if (!written.size && !standard) return undefined;
		const any = written.get(this.languages[0] ?? '') ?? [...written.values()][0];
		const missing: string[] = [];
		const texts = this.languages.map((language): [string, string] => {
			const text = written.get(language) ?? standardIn(standard, language);
			if (text === undefined && !(any && isSameEverywhere(any))) missing.push(language);
			return [language, text ?? any ?? standard?.en ?? ''];
		});
		const facts = { languages: missing.join(', '), text: brief(any ?? standard?.en ?? '') };
		// The house's own words in another language than the author's are a blemish; the author's are a gap.
		const severity = written.size ? 'error' : 'warning';
		if (missing.length) say({ code: 'translation_missing', facts, property, severity });
		this.#checkHoles(texts, property, say);
		return new Map(texts);
	}

	/** Braces around a name that there is not would be read as they stand. */
	#checkHoles(texts: readonly [string, string][], property: string, say: Say): void {
		for (const part of texts.map(([, text]) => template(text)).flat()) {
			const root = Array.isArray(part) ? (pathOf(part[0])[0] ?? '').toLowerCase() : undefined;
			if (
				root === undefined ||
				this.known.names.has(root) ||
				this.known.places?.has(root) ||
				this.known.names.has(root.replace(/-total$/, '')) ||
				this.known.names.has(root.replace(/-comment$/, ''))
			)
				continue;
			say({ code: 'hole_unknown', facts: { name: brief(root) }, property, severity: 'warning' });
		}
	}

	/** What the author wrote, by language. */
	#written(value: unknown): Map<string, string> {
		const found = new Map<string, string>();
		const put = (language: string, text: string) => text.trim() && found.set(language, text);
		if (typeof value === 'string') put(this.base, value);
		else if (typeof value === 'number') put(this.base, String(value));
		else if (isTranslated(value)) {
			for (const [key, text] of Object.entries(value)) if (key === 'default') put(this.base, text);
			for (const [key, text] of Object.entries(value)) if (key !== 'default') put(key, text);
		}
		return found;
	}

	#together(texts: Map<string, string>, made: (text: string) => Template): Words {
		const different = new Set(texts.values());
		const [only] = different;
		if (different.size <= 1) return made(only ?? '');
		return Object.fromEntries([...texts].map(([language, text]) => [language, made(text)]));
	}
}

const standardIn = (standard: Standard | undefined, language: string): string | undefined => {
	if (language === 'en' || language.startsWith('en-')) return standard?.en;
	return language.toLowerCase() === 'zh-cn' ? standard?.['zh-cn'] : undefined;
};

/** Numbers, signs and short names such as "API" or "A+" need no translation. */
const isSameEverywhere = (text: string): boolean =>
	!/\p{L}/u.test(text.replace(/\{[^{}]*\}/g, '')) || /^[A-Z0-9][A-Z0-9 .,&+/-]{0,7}$/.test(text.trim());
