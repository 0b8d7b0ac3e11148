import { Problem } from '../../problem';
import type { BlockKinds, Field } from '../blocks/block';
import { emptyOf, isPart } from '../fields';
import { blockFrom, sectionFrom } from '../parse';
import type { Block, Fields, Section } from '../site';
import type { Note } from './part';

/** Says that a text in the clipboard is ours, before it is parsed. */
const SIGN = 'earshot/site/1';

export interface Clip {
	blocks: readonly Block[];
	sections: readonly Section[];
	notes: readonly Note[];
}

/** @param team id of the team whose site it is copied from @returns what goes into the clipboard, as text */
export const clipOf = (
	team: string,
	clip: { blocks?: readonly Block[]; sections?: readonly Section[] }
): string =>
	JSON.stringify({ earshot: SIGN, team, blocks: clip.blocks ?? [], sections: clip.sections ?? [] });

/**
 * What another site's builder put into the clipboard. Anybody can write such a text: it goes through the gate of what is
 * saved, and gets new ids.
 * @param team into whose site it comes. Pictures, files and surveys of another team stay behind: they are not to be
 * read here, and their ids are not to be tried out
 * @returns null for what is no such text or not let through
 */
export function clipFrom(text: string, kinds: BlockKinds, team: string, mint: () => string): Clip | null {
	const raw = rawFrom(text);
	if (!raw) return null;
	try {
		const blocks = listOf(raw['blocks']).map((one) => blockFrom(one, kinds));
		const sections = listOf(raw['sections']).map((one) => sectionFrom(one, kinds));
		const own = raw['team'] === team;
		const fresh = (block: Block): Block => ({
			...block,
			id: mint(),
			fields: own ? block.fields : withoutForeign(block, kinds)
		});
		return {
			blocks: blocks.map(fresh),
			sections: sections.map((section) => ({
				...section,
				id: mint(),
				slots: section.slots.map((slot) => slot.map(fresh))
			})),
			notes: own ? [] : ['other_team']
		};
	} catch (thrown) {
		if (thrown instanceof Problem) return null;
		throw thrown;
	}
}

// As much as a site may hold: `limits.ts`.
const MOST = 1_500_000;

function rawFrom(text: string): Fields | null {
	if (text.length > MOST || !text.includes(SIGN)) return null;
	try {
		const raw: unknown = JSON.parse(text);
		return isPart(raw) && raw['earshot'] === SIGN ? raw : null;
	} catch {
		// Somebody copied words that mention it.
		return null;
	}
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 400) : []);

/** Fields of kinds that nobody knows here may hold anything: of them nothing crosses teams. */
function withoutForeign(block: Block, kinds: BlockKinds): Fields {
	const kind = Object.hasOwn(kinds, block.kind) ? kinds[block.kind] : undefined;
	return kind ? ours(kind.fields, block.fields) : {};
}

const FOREIGN = new Set<Field['as']>(['picture', 'file', 'survey', 'question', 'page']);

function ours(fields: Readonly<Record<string, Field>>, values: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [
			name,
			FOREIGN.has(field.as) ? emptyOf(field) : kept(field, values[name])
		])
	);
}

function kept(field: Field, value: unknown): unknown {
	if (field.as === 'link') return isPart(value) && isWithin(value['to']) ? emptyOf(field) : value;
	if (field.as === 'prose') return withoutLinks(value);
	if (field.as !== 'list') return value;
	return Array.isArray(value) ? value.filter(isPart).map((entry) => ours(field.of, entry)) : [];
}

const isWithin = (to: unknown): boolean => typeof to === 'string' && /^(page|file|survey):/.test(to);

/** Rich text without the links within a team. */
function withoutLinks(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(withoutLinks);
	if (!isPart(node)) return node;
	const { marks, ...rest } = node;
	const stay = Array.isArray(marks) ? marks.filter((mark) => !isWithin(hrefOf(mark))) : [];
	const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withoutLinks(value)]));
	return stay.length ? { ...inner, marks: stay } : inner;
}

const hrefOf = (mark: unknown): unknown =>
	isPart(mark) && isPart(mark['attrs']) ? mark['attrs']['href'] : undefined;
