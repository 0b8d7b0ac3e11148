import { text } from '$lib/account/credentials';
import {
	ATTRIBUTE_KINDS,
	attributeNameFrom,
	type Attribute,
	type AttributeKind
} from '$lib/people/attribute';
import type { Column, ColumnUse } from '$lib/people/import';

/** What a form says that a column is: `address`, `of Department` (an attribute that there is), `new`… */
export interface Choice {
	use: string;
	/** Of a new attribute. */
	name: string;
	kind: AttributeKind;
}

export type ChoiceMistake = 'twice' | 'name';

const PLAIN = ['address', 'name', 'language', 'consent', 'nothing'] as const;

/** What the form begins with: as it was guessed, or chosen before. */
export function choiceOf({ use, heading }: Column, known: readonly Attribute[]): Choice {
	if (use.as !== 'attribute') return { use: use.as, name: heading, kind: 'text' };
	const there = known.some(({ name }) => name === use.name);
	return { use: there ? `of ${use.name}` : 'new', name: use.name, kind: use.kind };
}

export const choicesFrom = (form: FormData, width: number): Choice[] =>
	Array.from({ length: width }, (_, at) => ({
		use: text(form, `use.${at}`),
		name: text(form, `name.${at}`),
		kind: ATTRIBUTE_KINDS.find((kind) => kind === form.get(`kind.${at}`)) ?? 'text'
	}));

function useOf(choice: Choice, heading: string, known: readonly Attribute[]): ColumnUse | null {
	const plain = PLAIN.find((one) => one === choice.use);
	if (plain) return { as: plain };
	const there = known.find(({ name }) => choice.use === `of ${name}`);
	if (there) return { as: 'attribute', name: there.name, kind: there.kind };
	const name = attributeNameFrom(choice.name || heading);
	// Two ways to write an attribute that there is would be two attributes.
	const same = known.find((one) => one.name.toLowerCase() === name?.toLowerCase());
	return name ? { as: 'attribute', name: same?.name ?? name, kind: same?.kind ?? choice.kind } : null;
}

const markOf = (use: ColumnUse) => (use.as === 'attribute' ? `of ${use.name.toLowerCase()}` : use.as);

/** @returns what each column is taken for, and what is wrong with that, both in the order of the columns */
export function judgedChoices(
	choices: readonly Choice[],
	columns: readonly Column[],
	known: readonly Attribute[]
): { uses: ColumnUse[]; mistakes: (ChoiceMistake | null)[] } {
	const seen = new Set<string>(['nothing']);
	const uses: ColumnUse[] = [];
	const mistakes = choices.map((choice, at): ChoiceMistake | null => {
		const use = useOf(choice, columns[at]?.heading ?? '', known);
		uses.push(use ?? { as: 'nothing' });
		if (!use) return 'name';
		const mark = markOf(use);
		const twice = mark !== 'nothing' && seen.has(mark);
		seen.add(mark);
		return twice ? 'twice' : null;
	});
	return { uses, mistakes };
}
