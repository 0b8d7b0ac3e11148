import { isPart, type Definition } from '../definition';
import { questionsOf } from '../course';
import type { Plan, PlannedPage, PlannedTrigger } from '../plan';
import { keysOf } from './elements';
import { brief, type Say } from './notes';

const FIELD_NAME = /^[\p{L}\p{N}_.-]{1,100}$/u;
const MOST_FIELDS = 50;

/** What a link may bring along; a name that no question has becomes a field that nobody sees. */
export function fieldsOf(
	definition: Definition,
	pages: readonly PlannedPage[],
	say: Say
): NonNullable<Plan['fields']> {
	const asked = new Set(pages.flatMap(questionsOf).map(({ name }) => name));
	const written: unknown[] = Array.isArray(definition['urlFields']) ? definition['urlFields'] : [];
	const names = written.map((one) => (isPart(one) ? (one['name'] ?? one['value']) : one));
	const all = names.filter((name) => typeof name === 'string').map((name) => name.trim());
	const fine = [...new Set(all.filter((name) => FIELD_NAME.test(name)))];
	for (const name of all) {
		if (!FIELD_NAME.test(name))
			say({ code: 'field_name', facts: { name: brief(name) }, property: 'urlFields', severity: 'error' });
	}
	if (fine.length > MOST_FIELDS) {
		const facts = { max: MOST_FIELDS };
		say({ code: 'too_many_fields', facts, property: 'urlFields', severity: 'error' });
	}
	return fine.slice(0, MOST_FIELDS).map((name) => ({ name, hidden: !asked.has(name) }));
}

/** Values that only triggers set are kept as if they were answers. */
export function keptBy(
	triggers: readonly PlannedTrigger[],
	pages: readonly PlannedPage[]
): { name: string }[] {
	const known = new Set(pages.flatMap(keysOf).map((name) => name.toLowerCase()));
	const names = triggers.flatMap((trigger) => ('name' in trigger && trigger.name ? [trigger.name] : []));
	return [...new Set(names)]
		.filter((name) => !name.includes('.') && !known.has(name.toLowerCase()) && FIELD_NAME.test(name))
		.map((name) => ({ name }));
}

/** Fields that are never seen stand on the first page. */
export function keepBeside(pages: readonly PlannedPage[], fields: readonly { name: string }[]): void {
	for (const { name } of fields)
		pages[0]?.elements.push({ kind: 'hidden', name, title: name, number: false });
}
