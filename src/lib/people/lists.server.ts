import type { Json } from '$lib/server/database.types';
import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { ruleFrom, type Rule } from './rule';

export interface List {
	id: string;
	name: string;
	rule: Rule;
	/** Who is on it now. */
	count: number;
	createdAt: string;
}

const asJson = (rule: Rule): Json => ({
	every: rule.every.map(({ what, does, values }) => ({ what, does, values }))
});

/** All lists of a team by name, each with who is on it now. */
export async function list(db: Client, team: string): Promise<List[]> {
	const { data, error } = await db.rpc('lists_of', { team });
	if (error) throw refusal(error);
	return (data as unknown as (Omit<List, 'rule'> & { rule: unknown })[]).map((row) => ({
		...row,
		rule: ruleFrom(row.rule)
	}));
}

/** The lists of a team by name, without counting who is on them. */
export async function names(db: Client, team: string): Promise<{ id: string; name: string }[]> {
	const { data, error } = await db.from('lists').select('id, name').eq('team_id', team).order('name');
	if (error) throw refusal(error);
	return data;
}

/**
 * @param id null: a new one
 * @returns its id
 */
export async function save(
	db: Client,
	team: string,
	id: string | null,
	of: { name: string; rule: Rule }
): Promise<string> {
	const { data, error } = await db.rpc('save_list', {
		team,
		name: of.name,
		rule: asJson(of.rule),
		...(id !== null && { list: id })
	});
	if (error) throw refusal(error);
	return data;
}

export async function remove(db: Client, id: string): Promise<void> {
	const { error } = await db.rpc('remove_list', { list: id });
	if (error) throw refusal(error);
}

/** How many a rule would find now. */
export async function count(db: Client, team: string, rule: Rule): Promise<number> {
	const { data, error } = await db.rpc('count_rule', { team, rule: asJson(rule) });
	if (error) throw refusal(error);
	return data;
}

/** Values that occur, the most frequent first; at most `most`. @param what as in a Condition */
export async function values(
	db: Client,
	team: string,
	what: string,
	most = 100
): Promise<{ value: string; n: number }[]> {
	const { data, error } = await db.rpc('values_of', { team, what, most });
	if (error) throw refusal(error);
	return data as unknown as { value: string; n: number }[];
}
