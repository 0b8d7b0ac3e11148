/** A survey as the builder edits it: SurveyJS's JSON, any of it, cleaned and within the limits. */
export type Definition = Readonly<Record<string, unknown>>;
/** A part of it: a page, panel, question, choice. */
export type Part = Readonly<Record<string, unknown>>;

/** What a draft may hold. Generous for a survey, tight for an attack; `size` is bytes of JSON. */
export const LIMITS = {
	size: 1_000_000,
	/** Of the JSON, not of the survey. */
	depth: 60,
	values: 100_000,
	elements: 500,
	pages: 200,
	choices: 2_000,
	panels: 20,
	languages: 30
} as const;

/** Why something is no definition: the key of a sentence (`obstacle_<code>`) and its values. */
export interface DefinitionProblem {
	code:
		| 'not_json'
		| 'not_a_survey'
		| 'too_large'
		| 'too_deep'
		| `too_many_${'values' | 'elements' | 'pages' | 'choices' | 'panels' | 'languages'}`;
	facts?: Record<string, string | number>;
}

export type Parsed =
	/** `cleaned`: where characters that cannot be stored were replaced by U+FFFD, as `pages[0].title`. */
	{ definition: Definition; cleaned: string[] } | { problem: DefinitionProblem };

/**
 * @param raw JSON as text, or a value that came out of a parser
 * @returns the definition, or why it is none; never throws
 */
export function parseDefinition(raw: unknown): Parsed {
	const value = typeof raw === 'string' ? fromText(raw) : { value: raw };
	if ('problem' in value) return value;
	const copy = new Copy();
	const definition = copy.of(value.value, '', 0);
	if (copy.problem) return { problem: copy.problem };
	if (!isPart(definition)) return { problem: { code: 'not_a_survey' } };
	const problem = tooLarge(definition) ?? excess(definition);
	return problem ? { problem } : { definition, cleaned: copy.cleaned };
}

function fromText(text: string): { value: unknown } | { problem: DefinitionProblem } {
	if (text.length > LIMITS.size) return { problem: { code: 'too_large', facts: { max: LIMITS.size } } };
	try {
		return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch {
		return { problem: { code: 'not_json' } };
	}
}

function tooLarge(definition: Definition): DefinitionProblem | null {
	const { length } = new TextEncoder().encode(JSON.stringify(definition));
	return length > LIMITS.size ? { code: 'too_large', facts: { max: LIMITS.size } } : null;
}

/** Copies JSON and nothing else, replaces what Postgres cannot store, and stops at the limits. */
class Copy {
	problem: DefinitionProblem | undefined;
	readonly cleaned: string[] = [];
	#values = 0;

	of(value: unknown, where: string, depth: number): unknown {
		if (this.problem) return null;
		if (depth > LIMITS.depth) return this.#stop('too_deep', LIMITS.depth);
		if (++this.#values > LIMITS.values) return this.#stop('too_many_values', LIMITS.values);
		if (typeof value === 'string') return this.#text(value, where);
		if (typeof value === 'number') return Number.isFinite(value) ? value : null;
		if (typeof value === 'boolean' || value === null) return value;
		if (Array.isArray(value)) return value.map((one, index) => this.of(one, `${where}[${index}]`, depth + 1));
		if (typeof value === 'object') return this.#object(value, where, depth);
		return undefined;
	}

	#object(value: object, where: string, depth: number): Part {
		const entries: [string, unknown][] = [];
		for (const [key, inside] of Object.entries(value)) {
			const place = where ? `${where}.${key}` : key;
			const copy = key === '__proto__' ? undefined : this.of(inside, place, depth + 1);
			if (copy !== undefined) entries.push([this.#text(key, place), copy]);
		}
		return Object.fromEntries(entries);
	}

	#text(text: string, where: string): string {
		const clean = text.toWellFormed().replaceAll('\u0000', '\uFFFD');
		if (clean !== text && this.cleaned.length < 100) this.cleaned.push(where.slice(0, 200).toWellFormed());
		return clean;
	}

	#stop(code: DefinitionProblem['code'], max: number): null {
		this.problem = { code, facts: { max } };
		return null;
	}
}

export const isPart = (value: unknown): value is Part =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list that SurveyJS also takes as a single value. */
const listOf = (value: unknown): unknown[] =>
	Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** @returns what is directly inside a page or panel, under the names that SurveyJS has had for it */
export const insideOf = (part: Part): Part[] =>
	[...listOf(part['elements']), ...listOf(part['questions'])].filter(isPart);

/** @returns the pages; elements that stand outside of any are a page of their own */
export function pagesOf(definition: Definition): Part[] {
	const pages = listOf(definition['pages']).filter(isPart);
	const loose = insideOf(definition);
	return loose.length ? [...pages, { name: 'page1', elements: loose }] : pages;
}

/** Every element with the panels around it, in order. */
export function elementsOf(definition: Definition): { element: Part; depth: number }[] {
	const visit = (part: Part, depth: number): { element: Part; depth: number }[] =>
		insideOf(part).flatMap((element) => [
			{ element, depth },
			...(element['type'] === 'panel' ? visit(element, depth + 1) : [])
		]);
	return pagesOf(definition).flatMap((page) => visit(page, 0));
}

function excess(definition: Definition): DefinitionProblem | null {
	const elements = elementsOf(definition);
	const counts = {
		pages: pagesOf(definition).length,
		elements: elements.length,
		panels: Math.max(0, ...elements.map(({ depth }) => depth)),
		choices: Math.max(0, ...elements.map(({ element }) => listOf(element['choices']).length)),
		languages: languagesOf(definition).length
	};
	for (const [what, count] of entriesOf(counts)) {
		if (count > LIMITS[what]) return { code: `too_many_${what}`, facts: { max: LIMITS[what] } };
	}
	return null;
}

const entriesOf = (counts: Record<'pages' | 'elements' | 'panels' | 'choices' | 'languages', number>) =>
	(['pages', 'elements', 'panels', 'choices', 'languages'] as const).map(
		(what) => [what, counts[what]] as const
	);

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
/** Properties that hold text in languages, whatever they belong to. */
const TEXTUAL =
	/^(title|description|html|text|label|logo|imageLink|placeHolder|optionsCaption|navigation(Title|Description)|.*(Html|Text|Placeholder|Caption|RateDescription)|label(True|False)|(default)?requiredText)$/;

/** @returns whether `value` is a text in languages: `{ default: 'Hi', 'zh-cn': '你好' }` */
export const isTranslated = (value: unknown): value is Readonly<Record<string, string>> =>
	isPart(value) &&
	Object.entries(value).length > 0 &&
	Object.entries(value).every(
		([key, text]) => (key === 'default' || LANGUAGE.test(key)) && typeof text === 'string'
	);

function translations(definition: Definition): Readonly<Record<string, string>>[] {
	const found: Readonly<Record<string, string>>[] = [];
	const visit = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(visit);
		else if (isPart(value)) {
			for (const [key, inside] of Object.entries(value)) {
				if (TEXTUAL.test(key) && isTranslated(inside)) found.push(inside);
				else visit(inside);
			}
		}
	};
	visit(definition);
	return found;
}

/**
 * The languages of a survey, the default one first, and the language of what stands under `default` or
 * without a language. SurveyJS calls that English, also where the author wrote all of it in another one and
 * said so by `locale`.
 */
export function tongues(definition: Definition): { languages: string[]; base: string } {
	const texts = translations(definition);
	const written = texts.flatMap((text) => Object.entries(text).filter(([, words]) => words.trim()));
	const named = new Set(written.map(([key]) => key).filter((key) => key !== 'default'));
	const said = definition['locale'];
	const locale = typeof said === 'string' && LANGUAGE.test(said) ? said : 'en';
	const elsewhere =
		named.has(locale) && locale !== 'en' && texts.some((text) => 'default' in text && locale in text);
	const languages = new Set([locale, ...(elsewhere ? ['en'] : []), ...[...named].sort()]);
	return { languages: [...languages], base: elsewhere ? 'en' : locale };
}

/** @returns the languages of a survey as SurveyJS spells them, the default first */
export const languagesOf = (definition: Definition): string[] => tongues(definition).languages;

/** @returns one text for equal definitions: keys in order, nothing that JSON leaves out */
export function canonical(definition: Definition): string {
	return JSON.stringify(definition, (_key, value: unknown) =>
		isPart(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
	);
}

/** @returns a survey to begin with: a title, one empty page */
export const emptyDefinition = (title: string, language = 'en'): Definition => ({
	...(language === 'en' ? {} : { locale: language }),
	title,
	pages: [{ name: 'page1', elements: [] }]
});
