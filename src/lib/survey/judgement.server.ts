import { createHash } from 'node:crypto';
import type { Json } from '$lib/server/database.types';
import { parseDefinition, type Definition } from './definition';
import { lint } from './lint.server';
import type { Plan } from './plan';
import { drafted, preventsPublication, type Obstacle } from './publication';
import { compilers, rules } from './questions/registry';
import { Recall } from './recall';

/** What a draft comes to. */
export interface Judgement {
	/** All that stands between it and its publication, warnings included. */
	obstacles: Obstacle[];
	/** What respondents would be served; null while an obstacle is an error. Shared: not to be changed. */
	plan: Plan | null;
}

interface Compiled {
	plan: Plan;
	obstacles: Obstacle[];
	definition: Definition;
	linted?: Promise<Obstacle[]>;
}

// One draft is looked at by the builder, the preview, the publish page and its action, often within seconds. The
// second number is characters of definitions; what is kept of one weighs a small multiple.
const recent = new Recall<Compiled>(50, 8_000_000);

/**
 * @param draft a definition as it was saved, valid or not
 * @returns what it comes to; the same content is compiled once, as long as it was asked for lately
 */
export async function judge(draft: Json): Promise<Judgement> {
	const compiled = compiledOf(draft);
	if (!('plan' in compiled)) return { ...compiled, plan: null };
	const { obstacles, plan } = compiled;
	if (preventsPublication(obstacles)) return { obstacles, plan: null };
	// survey-core's own linter runs only over what is known to be small and sound.
	const all = [...obstacles, ...(await lintedOf(compiled))];
	return { obstacles: all, plan: preventsPublication(all) ? null : plan };
}

function compiledOf(draft: Json): Compiled | { obstacles: Obstacle[] } {
	const text = JSON.stringify(draft);
	const key = createHash('sha256').update(text).digest('base64');
	const known = recent.find(key);
	if (known) return known;
	const parsed = parseDefinition(draft);
	if ('problem' in parsed) return { obstacles: [{ ...parsed.problem, severity: 'error' }] };
	const compiled = { ...drafted(parsed.definition, { rules, compilers }), definition: parsed.definition };
	recent.keep(key, compiled, text.length);
	return compiled;
}

async function lintedOf(compiled: Compiled): Promise<Obstacle[]> {
	const found = await (compiled.linted ??= lint(compiled.definition));
	// Another time there may be room to check it whole.
	if (found.some(({ code }) => code === 'lint_gave_up')) delete compiled.linted;
	return found;
}
