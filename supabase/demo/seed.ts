import { admit } from '../../src/lib/survey/answers';
import { compile } from '../../src/lib/survey/compile';
import { parseDefinition } from '../../src/lib/survey/definition';
import type { Plan } from '../../src/lib/survey/plan';
import { compilers, rules } from '../../src/lib/survey/questions/registry';
import { callers, colleagues, customers, type Answered } from './story';
import { brandRow } from './brand';
import { peopleSql } from './people';
import { FINISHED, readersOf } from './readers';
import { commentsIn, courseOf, daysFollow, hub } from './sites';
import { pulse, recommend, support } from './surveys';

const id = (kind: number, at: number) =>
	`${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const json = (value: unknown) => `${literal(JSON.stringify(value))}::jsonb`;

const TEAM = id(0xde30, 1);
const ADA = id(0xde31, 1);
// bcrypt of "listen-closely", the demo's printed password.
const PASSWORD = '$2b$10$vq/p/l/ATz0TqWfZbXMYa.QNGAWWCJrcWSOzSljwldKsEycGgWj.O';

/** `left`: how many only looked, and how many left on each of the pages after they had begun. */
const POSTS = [
	{
		at: 1,
		name: 'Would you recommend Lumen?',
		slug: 'recommend-lumen',
		mode: 'anonymous',
		definition: recommend,
		answered: customers,
		left: [112, 34, 27]
	},
	{
		at: 2,
		name: 'After a support call',
		slug: 'after-support',
		mode: 'identified',
		definition: support,
		answered: callers,
		left: [41, 22]
	},
	{
		at: 3,
		name: 'Team pulse',
		slug: 'team-pulse',
		mode: 'anonymous',
		definition: pulse,
		answered: colleagues,
		left: [18, 5, 9]
	}
] as const;

function planned(definition: unknown): Plan {
	const parsed = parseDefinition(definition);
	if ('problem' in parsed) throw new Error(`demo survey: ${parsed.problem.code}`);
	const { plan, obstacles } = compile(parsed.definition, { rules, compilers });
	const inTheWay = obstacles.filter((one) => one.severity === 'error');
	if (inTheWay.length) throw new Error(`demo survey: ${JSON.stringify(inTheWay)}`);
	return plan;
}

/** One response as [minutes ago, language, answers, strings, respondent], admitted by the gate like any other. */
function row(plan: Plan, one: Answered): unknown[] {
	const now = new Date('2026-11-22T12:00:00Z');
	const { answers, strings, mistakes, trouble } = admit(plan, one.answers, {
		rules,
		language: one.language,
		now
	});
	if (trouble || Object.keys(mistakes).length)
		throw new Error(`demo answer: ${JSON.stringify({ mistakes, trouble })}`);
	return [one.minutesAgo, one.language, answers, strings, one.respondent ?? null];
}

function post(of: (typeof POSTS)[number]): string {
	const survey = id(0xde32, of.at);
	const plan = planned(of.definition);
	const rows = of.answered().map((one) => row(plan, one));
	return `
insert into public.surveys (id, team_id, name, slug, mode, time_zone, created_by, created_at)
values (${literal(survey)}, ${literal(TEAM)}, ${literal(of.name)}, ${literal(of.slug)}, ${literal(of.mode)}, 'UTC', ${literal(ADA)}, now() - interval '61 days');
insert into public.drafts (survey_id, definition, saved_by, saved_at)
values (${literal(survey)}, ${json(of.definition)}, ${literal(ADA)}, now() - interval '61 days' + interval '${of.at} hours');
insert into public.versions (survey_id, number, definition, plan, note, published_by, published_at)
values (${literal(survey)}, 1, ${json(of.definition)}, ${json(plan)}, 'First version', ${literal(ADA)}, now() - interval '61 days');
update public.surveys set live_version = 1 where id = ${literal(survey)};
insert into public.responses (id, survey_id, version, answers, strings, language, respondent, created_at)
select (${literal(id(0xde40 + of.at, 0).slice(0, 24))} || lpad(to_hex(i.at), 12, '0'))::uuid, ${literal(survey)}, 1, r -> 2,
  array(select jsonb_array_elements_text(r -> 3)), r ->> 1, r ->> 4, now() - (r ->> 0)::int * interval '1 minute'
from jsonb_array_elements(${literal(`[\n${rows.map((one) => JSON.stringify(one)).join(',\n')}\n]`)}::jsonb) with ordinality as i (r, at);
${visits(survey, of.left)}`;
}

/** How long those who finished took, a minute and a half in the middle, and who did not finish. */
const visits = (survey: string, left: readonly number[]): string => `update public.sittings t
set timed = true, took = floor(4 * log(2, x.seconds::numeric)), began_at = t.began_at - x.seconds * interval '1 second'
from (select response_id, 40 + 4 * ((('x' || right(response_id::text, 4))::bit(16)::int * 7919) % 31) as seconds
  from public.sittings where survey_id = ${literal(survey)}) x
where t.response_id = x.response_id;
${left
	.map(
		(
			n,
			at
		) => `insert into public.sittings (response_id, survey_id, version, day, began_at, furthest, touched, timed)
select gen_random_uuid(), ${literal(survey)}, 1, ((now() - b.ago) at time zone 'UTC')::date, now() - b.ago, ${Math.max(0, at - 1)}, ${at > 0}, true
from generate_series(1, ${n}) i cross join lateral (select i * interval '1 day' * 59 / ${n} as ago) b;
`
	)
	.join('')}`;

/** What the team tells about its listening, on air for three weeks. */
function site(): string {
	const [own, survey] = [literal(id(0xde34, 1)), id(0xde32, 1)];
	const name = 'Listening at Lumen';
	const document = hub(name, { survey, score: 'recommend', words: 'why' });
	const course = courseOf(document);
	return `
insert into public.sites (id, team_id, name, slug, created_by, created_at)
values (${own}, ${literal(TEAM)}, ${literal(name)}, 'listening-at-lumen', ${literal(ADA)}, now() - interval '23 days');
insert into public.site_drafts (site_id, document, saved_by, saved_at)
values (${own}, (${daysFollow(literal(JSON.stringify(document)))})::jsonb, ${literal(ADA)}, now() - interval '22 days');
insert into public.site_versions (site_id, number, revision, document, note, published_by, published_at)
select site_id, 1, revision, document, 'First version', saved_by, now() - interval '21 days' from public.site_drafts where site_id = ${own};
update public.sites set live_version = 1, live_since = now() - interval '21 days' where id = ${own};
insert into public.adoption (site_id, day, kind, what, n)
select ${own}, (now() at time zone 'UTC')::date - (r ->> 0)::int, r ->> 1, r ->> 2, (r ->> 3)::bigint
from jsonb_array_elements(${json(readersOf(document))}) r;
insert into public.site_certificates (code, site_id, block, course, name, given_at)
select lpad(translate(upper(to_hex(i * 7919 + 4096)), 'ILOU', '1101'), 16, '7Q'), ${own}, ${literal(course.id)}, ${literal(course.title)}, name, now() - i * interval '27 hours'
from unnest(array[${FINISHED.map(literal).join(', ')}]) with ordinality as p (name, i);
insert into public.site_comments (site_id, survey_id, question, words, let_by, let_at)
select ${own}, ${literal(survey)}, 'why', words, ${literal(ADA)}, now() - i * interval '31 hours'
from unnest(array[${commentsIn(customers()).map(literal).join(', ')}]) with ordinality as c (words, i);
`;
}

/** People who stopped in the middle of a survey that keeps answers page by page. */
const stopped = (survey: string, people: readonly string[]): string => `
insert into public.sharings (survey_id, partials) values (${literal(survey)}, true);
insert into public.partials (response_id, survey_id, version, answers, language, respondent, beat, saved_at)
select gen_random_uuid(), ${literal(survey)}, 1, jsonb_build_object('effort', 2 + (i % 4)), 'en', name, 1, now() - i * interval '31 hours'
from unnest(array[${people.map(literal).join(', ')}]) with ordinality as p (name, i);
`;

/** @returns supabase/seed.sql: a team that has listened for 60 days, told by `story.ts` */
export function seedSql(): string {
	return `-- The demo: a team that has listened for 60 days. Written by supabase/demo; a test says when it is stale.
-- Sign in as ada@earshot.example with the password listen-closely. Never run it where real people work.

insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data,
  confirmation_token, recovery_token, email_change_token_new, email_change, created_at, updated_at)
values (${literal(ADA)}, 'authenticated', 'authenticated', 'ada@earshot.example', ${literal(PASSWORD)}, now(),
  '{"provider":"email","providers":["email"]}', '{"name":"Ada"}', '', '', '', '', now(), now());
-- A hosted project looks its people up by instance; the one in the box has no such column.
do $$ begin
  if exists (select 1 from information_schema.columns
             where table_schema = 'auth' and table_name = 'users' and column_name = 'instance_id') then
    execute 'update auth.users set instance_id = ''00000000-0000-0000-0000-000000000000'' where instance_id is null';
  end if;
end $$;
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (${literal(id(0xde33, 1))}, ${literal(ADA)}, 'email', ${literal(ADA)},
  ${json({ sub: ADA, email: 'ada@earshot.example', email_verified: true })}, now(), now(), now());

insert into public.profiles (user_id, name) values (${literal(ADA)}, 'Ada');
insert into public.teams (id, name) values (${literal(TEAM)}, 'Lumen');
insert into public.members (team_id, user_id, role) values (${literal(TEAM)}, ${literal(ADA)}, 'owner');
insert into public.brands (team_id, accent, background, font, corner, backdrop, logo, logo_type, logo_width, logo_height, logo_alt)
values (${[TEAM, ...brandRow()].map(literal).join(', ')});
${POSTS.map(post).join('')}${stopped(id(0xde32, 2), ['Ana Sousa', 'Ben Okafor', '陈晓雯', 'Emil Larsen', '方志远', 'Ines Costa', 'Priya Nair'])}${site()}${peopleSql({ team: TEAM, ada: ADA, survey: id(0xde32, 3), id, literal, json })}`;
}
