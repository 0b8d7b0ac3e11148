import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { Obstacle } from './publication';
import { judge } from './judgement.server';
import type { Plan } from './plan';
import type { Json } from '$lib/server/database.types';
import { nameIn } from './names';

/** What is to be said about one page, panel or question, or about the survey as a whole (no `element`). */
export interface Group {
	element: string | null;
	/** What its author called it. */
	title: string | null;
	sentences: string[];
}

export interface InTheWay {
	/** These prevent publication. */
	errors: Group[];
	/** These are worth a look. */
	warnings: Group[];
}

/** The same, with what respondents would be served; null while something prevents publication. */
export interface Findings extends InTheWay {
	plan: Plan | null;
}

/** What stands in the way of publishing a definition, in sentences, by the thing it is about. */
export async function obstaclesOf(draft: Json, locale: Locale): Promise<InTheWay> {
	const { errors, warnings } = await findingsOf(draft, locale);
	return { errors, warnings };
}

/** What stands in the way, and the draft's plan where nothing does. */
export async function findingsOf(draft: Json, locale: Locale): Promise<Findings> {
	const { obstacles: found, plan } = await judge(draft);
	const grouped = (severity: Obstacle['severity']) =>
		group(
			found.filter((one) => one.severity === severity),
			(element) => nameIn(draft, element, locale),
			locale
		);
	return { errors: grouped('error'), warnings: grouped('warning'), plan };
}

function group(found: Obstacle[], titleOf: (element: string) => string | null, locale: Locale): Group[] {
	const groups = new Map<string | null, Group>();
	for (const { element = null, code, facts } of found) {
		const about = groups.get(element) ?? {
			element,
			title: element === null ? null : titleOf(element),
			sentences: []
		};
		groups.set(element, about);
		const said = sentence(code, facts, locale);
		if (!about.sentences.includes(said)) about.sentences.push(said);
	}
	return [...groups.values()];
}

// Sentences are looked up by code, on the server only: a browser would have to load them all.
const sentences: Record<string, unknown> = m;

function sentence(code: string, facts: Obstacle['facts'], locale: Locale): string {
	// A draft that is no survey at all is an obstacle too, in the words that an import has for it.
	const say = sentences[`obstacle_${code}`] ?? sentences[`definition_${code}`];
	return typeof say === 'function'
		? String(say(facts ?? {}, { locale }))
		: m.posts_obstacle_unnamed({}, { locale });
}
