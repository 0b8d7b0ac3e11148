import { m } from '$lib/i18n/paraglide/messages';
import type { Imported } from './exchange';

type Problem = Extract<Imported, { problem: unknown }>['problem'];

const WHAT: Record<string, () => string> = {
	elements: m.builder_what_elements,
	pages: m.builder_what_pages,
	choices: m.builder_what_choices,
	panels: m.builder_what_panels,
	languages: m.builder_what_languages,
	values: m.builder_what_values
};

/** @returns why a text cannot be imported, as a sentence that says what to do */
export function problemInWords(problem: Problem): string {
	if (problem.code === 'empty') return m.builder_import_empty();
	if (problem.code === 'malformed')
		return m.builder_import_malformed({ line: problem.facts.line, column: problem.facts.column });
	if (problem.code === 'too_large') return m.builder_import_too_large();
	if (problem.code === 'too_deep') return m.builder_import_too_deep();
	const what = WHAT[problem.code.replace('too_many_', '')];
	if (what) return m.builder_import_too_many({ max: problem.facts?.['max'] ?? '', what: what() });
	return m.builder_import_not_a_survey();
}
