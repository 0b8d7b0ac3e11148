import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { Author } from '../author.ts';
import { storable } from './payloads.ts';
import { look, type Cast } from './visits.ts';

// Names are limited in length, and there is one of each: hundreds are planted where they are stored.

const LONGEST = { team: 80, person: 120, survey: 200 };

const fit = (payloads: string[], longest: number) =>
	payloads.map((one) => storable(one).trim()).filter((one) => one && [...one].length <= longest);

async function plant(sql: postgres.Sql, email: string, payloads: string[]): Promise<void> {
	const [own] = await sql`select m.team_id, m.user_id from public.members m
		join auth.users u on u.id = m.user_id where u.email = ${email}`;
	const { team_id: team, user_id: person } = own ?? {};
	const people = fit(payloads, LONGEST.person).map((name) => ({ id: randomUUID(), name }));
	const teams = fit(payloads, LONGEST.team).map((name) => ({ id: randomUUID(), name }));
	const surveys = fit(payloads, LONGEST.survey).map((name) => ({ id: randomUUID(), name }));
	for (const { id, name } of people) {
		await sql`insert into auth.users (id, aud, role, email, encrypted_password, raw_app_meta_data, raw_user_meta_data,
			confirmation_token, recovery_token, email_change_token_new, email_change, created_at, updated_at)
			values (${id}, 'authenticated', 'authenticated', ${`${id}@bench.example`}, '', '{}', '{}', '', '', '', '', now(), now())`;
		await sql`insert into public.profiles (user_id, name) values (${id}, ${name})`;
		await sql`insert into public.members (team_id, user_id, role) values (${team}, ${id}, 'editor')`;
	}
	for (const { id, name } of teams) {
		await sql`insert into public.teams (id, name) values (${id}, ${name})`;
		await sql`insert into public.members (team_id, user_id, role) values (${id}, ${person}, 'viewer')`;
	}
	for (const { id, name } of surveys) {
		await sql`insert into public.surveys (id, team_id, name, slug) values (${id}, ${team}, ${name}, ${`bench-${id}`})`;
		await sql`insert into public.drafts (survey_id, definition) values (${id}, '{"pages":[]}')`;
	}
}

/** Teams, people and surveys that are named by payloads, as their team sees them, and as somebody invited does. */
export async function named(cast: Cast, sql: postgres.Sql, payloads: string[]): Promise<void> {
	const { author, studio, street } = cast;
	const [name = 'Sam'] = fit(payloads, LONGEST.person);
	const [team = 'Team'] = fit(payloads, LONGEST.team);
	const owner = new Author(author.url);
	const email = await owner.signUp(name, team);
	await plant(sql, email, payloads);
	await studio.clearCookies();
	await studio.addCookies(owner.cookies);
	const page = await studio.newPage();
	await look(cast, 'home', page, `${author.url}/home`, [...fit(payloads, LONGEST.survey), team]);
	await look(cast, 'names of teams', page, null, fit(payloads, LONGEST.team));
	await look(cast, 'names of people', page, `${author.url}/team`, fit(payloads, LONGEST.person));
	await page.close();
	await studio.clearCookies();
	await studio.addCookies(author.cookies);
	const about = /name="team" value="([\w-]+)"/.exec((await owner.ask('/surveys/new')).text)?.[1] ?? '';
	const { text } = await owner.ask('/team?/invite', { body: { team: about, role: 'editor' } });
	const invitation = /\/invite\/[\w-]+/.exec(text)?.[0];
	if (!invitation) return;
	const stranger = await street.newPage();
	await look(cast, 'invitation', stranger, author.url + invitation, [team]);
	await stranger.close();
}
