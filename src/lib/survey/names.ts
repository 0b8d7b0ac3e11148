import { isPart, type Part } from '$lib/survey/definition';

const partsIn = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

// Where SurveyJS keeps what is inside something else.
const INSIDE = ['pages', 'elements', 'questions', 'templateElements', 'columns'];

function find(part: Part, name: string): Part | null {
	for (const inner of INSIDE.flatMap((key) => partsIn(part[key]))) {
		const found = inner['name'] === name ? inner : find(inner, name);
		if (found) return found;
	}
	return null;
}

/** A text of SurveyJS: a string, or one for each language. */
function textOf(value: unknown, locale: string): string | null {
	if (typeof value === 'string') return value.trim() || null;
	if (!isPart(value)) return null;
	const language = locale.toLowerCase();
	const words = value[language] ?? value['default'] ?? Object.values(value)[0];
	return typeof words === 'string' ? words.trim() || null : null;
}

/**
 * @param element name of a page, panel or question
 * @returns what its author called it, in the reader's language if there is one; null if it is not there
 */
export function nameIn(definition: unknown, element: string, locale: string): string | null {
	const found = isPart(definition) ? find(definition, element) : null;
	return found && (textOf(found['title'], locale) ?? element);
}
