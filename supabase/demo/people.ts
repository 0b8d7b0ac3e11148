import { freshPlan } from '../../src/lib/mail/campaign-parse';
import { dice } from './story';

// Lumen's colleagues, whom the demo's team asks how they are: their addresses, what is known of them, and what became
// of the invitation that they got three weeks ago.

interface Colleague {
	name: string;
	address: string;
	language: 'en' | 'zh-cn';
	attributes: { department: string; office: string; joined: string };
}

const WESTERN = {
	first:
		'Ana Ben Clara David Elena Farid Grace Hugo Ines Jonas Kemi Liam Maya Nils Olga Pedro Rosa Samir Tara Vera'.split(
			' '
		),
	last: 'Sousa Okafor Novak Meyer Rossi Haddad Kim Laurent Costa Weber Adeyemi Walsh Patel Berg Ivanova Alvarez Marino Aziz Nguyen Kovacs'.split(
		' '
	)
};
const CHINESE: readonly [name: string, spelt: string][] = [
	['王芳', 'wang.fang'],
	['李伟', 'li.wei'],
	['张敏', 'zhang.min'],
	['刘洋', 'liu.yang'],
	['陈静', 'chen.jing'],
	['杨磊', 'yang.lei'],
	['赵婷', 'zhao.ting'],
	['黄强', 'huang.qiang'],
	['周杰', 'zhou.jie'],
	['吴丽娜', 'wu.lina'],
	['徐鹏', 'xu.peng'],
	['孙悦', 'sun.yue'],
	['马超', 'ma.chao'],
	['朱琳', 'zhu.lin'],
	['胡建国', 'hu.jianguo'],
	['郭晓明', 'guo.xiaoming'],
	['何雨欣', 'he.yuxin'],
	['高翔', 'gao.xiang'],
	['林志玲', 'lin.zhiling'],
	['罗一鸣', 'luo.yiming'],
	['梁思远', 'liang.siyuan'],
	['宋佳', 'song.jia'],
	['郑凯', 'zheng.kai'],
	['谢婉儿', 'xie.waner']
];
const DEPARTMENTS = ['Sales', 'Support', 'Product', 'Engineering', 'Finance'] as const;
const WEST = ['Berlin', 'Lisbon'] as const;

const from = <One>(all: readonly One[], roll: () => number, but: One): One =>
	all[Math.floor(roll() * all.length)] ?? but;

function attributesOf(roll: () => number, office: string): Colleague['attributes'] {
	const year = 2019 + Math.floor(roll() * 8);
	const month = 1 + Math.floor(roll() * (year === 2026 ? 10 : 12));
	return {
		department: from(DEPARTMENTS, roll, 'Sales'),
		office,
		joined: `${year}-${String(month).padStart(2, '0')}-01`
	};
}

/** @returns the same people on every machine */
export function contacts(): Colleague[] {
	const roll = dice(5);
	const west = WESTERN.first.flatMap((first, at) =>
		[0, 7, 13].map((step): Colleague => {
			const last = WESTERN.last[(at + step) % WESTERN.last.length] ?? '';
			return {
				name: `${first} ${last}`,
				address: `${first}.${last}@lumen.example`.toLowerCase(),
				language: 'en',
				attributes: attributesOf(roll, from(WEST, roll, 'Berlin'))
			};
		})
	);
	const east = CHINESE.map(([name, spelt]): Colleague => ({
		name,
		address: `${spelt}@lumen.example`,
		language: 'zh-cn',
		attributes: attributesOf(roll, 'Shanghai')
	}));
	return [...west, ...east];
}

export interface Placed {
	team: string;
	ada: string;
	/** The survey that they were asked to answer; one that is anonymous. */
	survey: string;
	/** Ids of a kind, by number. */
	id: (kind: number, at: number) => string;
	literal: (text: string) => string;
	json: (value: unknown) => string;
}

const LISTS = [
	{
		name: 'Sales and Support',
		every: [{ what: 'department', does: 'one_of', values: ['Sales', 'Support'] }]
	},
	{ name: 'Joined this year', every: [{ what: 'joined', does: 'this_year', values: [] }] },
	{ name: '上海办公室', every: [{ what: 'office', does: 'one_of', values: ['Shanghai'] }] }
];

/** Contacts, lists, and a campaign that is over. */
export function peopleSql({ team, ada, survey, id, literal, json }: Placed): string {
	const campaign = id(0xde36, 1);
	const plan = {
		...freshPlan(['en', 'zh-cn'], 'Europe/Berlin'),
		audience: { everyone: true, lists: [], contacts: [] },
		reminders: [4, 9],
		ends: 20
	};
	return `
insert into public.attributes (team_id, name, kind, segment, place)
values (${literal(team)}, 'department', 'text', true, 0), (${literal(team)}, 'office', 'text', true, 1), (${literal(team)}, 'joined', 'date', false, 2);
insert into public.manners (team_id, rest_days) values (${literal(team)}, 14);
insert into public.contacts (id, team_id, address, key, name, language, attributes, created_at, updated_at)
select (${literal(id(0xde35, 0).slice(0, 24))} || lpad(to_hex(i.at), 12, '0'))::uuid, ${literal(team)}, r ->> 'address', r ->> 'address', r ->> 'name', r ->> 'language', r -> 'attributes',
  now() - interval '40 days', now() - interval '40 days'
from jsonb_array_elements(${json(contacts())}) with ordinality as i (r, at);
insert into public.lists (id, team_id, name, rule, created_by, created_at)
values ${LISTS.map(({ name, every }, at) => `(${literal(id(0xde37, at + 1))}, ${literal(team)}, ${literal(name)}, ${json({ every })}, ${literal(ada)}, now() - interval '39 days')`).join(', ')};
insert into public.campaigns (id, team_id, survey_id, name, plan, created_by, created_at, saved_at)
values (${literal(campaign)}, ${literal(team)}, ${literal(survey)}, 'Team pulse, November', ${json(plan)}, ${literal(ada)}, now() - interval '22 days', now() - interval '21 days');
insert into public.launches (campaign_id, plan, version, begins_at, ends_at, reminds_at, launched_by, launched_at, begun_at, spared, reminded)
values (${literal(campaign)}, ${json(plan)}, 1, now() - interval '21 days', now() - interval '1 days',
  array[now() - interval '17 days', now() - interval '12 days'], ${literal(ada)}, now() - interval '21 days', now() - interval '21 days', '{"opted_out": 1}', 2);
insert into public.opt_outs (team_id, hash, scope, what, way, at)
select team_id, hash, 'all', '', 'page', now() - interval '30 days' from public.contacts where team_id = ${literal(team)} and address = 'hugo.laurent@lumen.example';
insert into public.invitations (id, campaign_id, team_id, survey_id, contact_id, hash, language, segments)
select overlay(c.id::text placing '0000de38' from 1 for 8)::uuid, ${literal(campaign)}, c.team_id, ${literal(survey)}, c.id, c.hash, c.language, c.attributes - 'joined'
from public.contacts c where c.team_id = ${literal(team)} and c.address <> 'hugo.laurent@lumen.example' and c.created_at < now() - interval '30 days';
insert into public.asked (team_id, hash, campaign_id, at)
select team_id, hash, campaign_id, now() - interval '21 days' from public.invitations where campaign_id = ${literal(campaign)};
insert into public.suppressions (team_id, hash, reason, detail, at)
select team_id, hash, 'bounce', '550 5.1.1 no such user', now() - interval '21 days' from public.contacts
where team_id = ${literal(team)} and address in ('olga.ivanova@lumen.example', 'ma.chao@lumen.example');
insert into public.outbox (team_id, campaign_id, invitation_id, letter, address, hash, language, facts, state, tries, created_at, done_at, due_at, returned)
select i.team_id, i.campaign_id, i.id, 'invitation', c.address, i.hash, i.language, c.attributes || jsonb_build_object('name', c.name), 'sent', 1,
  now() - interval '21 days', now() - interval '21 days' + interval '3 minutes', now() - interval '21 days', case when s.hash is not null then 'bounced' end
from public.invitations i join public.contacts c on c.id = i.contact_id
left join public.suppressions s on s.team_id = i.team_id and s.hash = i.hash where i.campaign_id = ${literal(campaign)};
insert into public.campaign_counts (campaign_id, what, n) values (${literal(campaign)}, 'opened', 63), (${literal(campaign)}, 'started', 56);
insert into public.participations (invitation_id)
select i.id from public.invitations i left join public.suppressions s on s.team_id = i.team_id and s.hash = i.hash
where i.campaign_id = ${literal(campaign)} and s.hash is null order by md5(i.id::text) limit 50;
insert into public.outbox (team_id, campaign_id, invitation_id, letter, step, address, hash, language, facts, state, tries, created_at, done_at, due_at)
select o.team_id, o.campaign_id, o.invitation_id, 'reminder', 1, o.address, o.hash, o.language, o.facts, 'sent', 1,
  now() - interval '17 days', now() - interval '17 days' + interval '2 minutes', now() - interval '17 days'
from public.outbox o where o.campaign_id = ${literal(campaign)} and o.letter = 'invitation' and o.returned is null
  and not exists (select 1 from (select invitation_id from public.participations order by md5(invitation_id::text) limit 35) p where p.invitation_id = o.invitation_id);
`;
}
