import type { Project } from './hosted.ts';

// What keeps letters from being lost or doubled unsaid, taken away: the bench must notice.

export type Damage = (project: Project) => Promise<void>;

/** Puts another text into a function of the database. @throws if what is to be replaced is not there any more */
async function change({ box }: Project, name: string, from: string, to: string): Promise<void> {
	const [row] = await box.sql`select pg_get_functiondef(${`public.${name}`}::regproc) as text`;
	const text = String(row?.text);
	if (!text.includes(from)) throw new Error(`${name} does not say "${from}" any more: change the control`);
	await box.sql.unsafe(text.replace(from, to));
}

/** What a killed worker was handing over counts as never begun. */
export const namesNobody: Damage = (project) =>
	change(
		project,
		'take_back_letters',
		"uncertain = o.uncertain or l.state = 'begun'",
		'uncertain = o.uncertain'
	);

/** A letter counts as sent before it is handed over. */
export const marksFirst: Damage = (project) =>
	change(
		project,
		'begin_letters',
		"set state = 'begun', lease_until = now() + lease",
		"set state = 'sent', done_at = now()"
	);
