import type { Plan } from '../plan';

// Conditions and values are the same in every language, and an author's value may look like words.
const NOT_WORDS = new Set(
	(
		'visibleIf requiredIf enableIf expression initial value languages worked startsWith sets resetsIf right ' +
		'condition tree names fields fresh'
	).split(' ')
);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Blocks of prose are objects; the parts of a template are texts and paths. */
const isProse = (value: unknown) => Array.isArray(value) && value.some(isObject);

function narrowed(value: unknown, languages: readonly string[], language: string): unknown {
	if (Array.isArray(value)) return value.map((one) => narrowed(one, languages, language));
	if (!isObject(value)) return value;
	const keys = Object.keys(value);
	if (keys.length && keys.every((key) => languages.includes(key))) {
		const said = value[language] ?? value[languages[0] ?? ''];
		return isProse(said) ? { [language]: narrowed(said, languages, language) } : said;
	}
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [
			key,
			NOT_WORDS.has(key) ? part : narrowed(part, languages, language)
		])
	);
}

const known = new WeakMap<Plan, Map<string, Plan>>();

/**
 * The plan in one language: every `Words` in it is a `Template`, every prose has this language as its
 * only key. Frozen plans are narrowed once.
 *
 * @param language one of `plan.languages`
 */
export function narrow(plan: Plan, language: string): Plan {
	const byLanguage = known.get(plan) ?? new Map<string, Plan>();
	known.set(plan, byLanguage);
	const before = byLanguage.get(language);
	if (before) return before;
	// The shape of a plan is kept: only words, which may be templates, become templates.
	const made = narrowed(plan, plan.languages, language) as Plan;
	byLanguage.set(language, made);
	return made;
}
