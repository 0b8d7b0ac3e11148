import { describe, expect, it } from 'vitest';
import type { CampaignPlan } from './campaign';
import { obstaclesTo, type CampaignObstacle, type CheckFacts } from './campaign-check';
import { freshPlan } from './campaign-parse';

const usual = { sender: 'Us', subject: 'Hi {name}', preheader: '', body: 'Please', button: '', closing: '' };
const plan = (of: Partial<CampaignPlan> = {}): CampaignPlan => ({
	...freshPlan(['en', 'zh-cn'], 'UTC'),
	audience: { everyone: true, lists: [], contacts: [] },
	...of
});
const holesIn = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, hole = '']) => hole);
const facts: CheckFacts = {
	live: true,
	languages: ['en', 'zh-cn'],
	gets: 10,
	attributes: ['department'],
	holesIn,
	now: '2026-11-23T09:00'
};
const letters = (of: Partial<CampaignPlan['letters']>, rest: Partial<CampaignPlan> = {}): CampaignPlan =>
	plan({ letters: { invitation: {}, reminder: {}, thanks: {}, ...of }, ...rest });

describe('nothing is in the way', () => {
	it.each<[string, CampaignPlan, Partial<CheckFacts>]>([
		['of everybody, at once, in the usual words', plan(), {}],
		['of a list', plan({ audience: { everyone: false, lists: ['x'], contacts: [] } }), {}],
		['of one person', plan({ audience: { everyone: false, lists: [], contacts: ['x'] } }), {}],
		['while it is not known how many', plan(), { gets: null }],
		['later', plan({ begins: '2026-11-23T09:00' }), {}],
		['of a reminder the day before the end', plan({ reminders: [20] }), {}],
		[
			'of words with what is known',
			letters({ invitation: { en: { ...usual, body: '{name} {address} {department}' } } }),
			{}
		],
		[
			'of thanks that are not sent',
			letters({ thanks: { en: { ...usual, subject: '{nothing}' } } }, { thanks: false }),
			{}
		],
		[
			'of reminders that are not sent',
			letters({ reminder: { en: { ...usual, subject: '' } } }, { reminders: [] }),
			{}
		],
		[
			'of words in a language that is not written in',
			letters(
				{ invitation: { 'zh-cn': { ...usual, body: '' } } },
				{ language: { by: 'fixed', language: 'en' } }
			),
			{}
		]
	])('%s', (_, of, more) => expect(obstaclesTo(of, { ...facts, ...more })).toEqual([]));
});

describe('in the way is', () => {
	const nobody = { everyone: false, lists: [], contacts: [] };
	const at = { letter: 'invitation', language: 'en' } as const;
	it.each<[string, CampaignPlan, Partial<CheckFacts>, CampaignObstacle[]]>([
		['a survey that is not live', plan(), { live: false }, [{ code: 'not_live' }]],
		['nobody', plan({ audience: nobody }), { gets: 0 }, [{ code: 'nobody' }]],
		['that everybody is spared', plan(), { gets: 0 }, [{ code: 'nobody_left' }]],
		[
			'a language the survey does not speak',
			plan({ language: { by: 'contact', otherwise: 'de' } }),
			{},
			[{ code: 'not_spoken', language: 'de' }]
		],
		['a time that is over', plan({ begins: '2026-11-23T08:59' }), {}, [{ code: 'late' }]],
		['an end before the last reminder', plan({ reminders: [4, 21] }), {}, [{ code: 'ends_early' }]],
		[
			'an empty subject, sender or body',
			letters({ invitation: { en: { ...usual, sender: ' ', subject: '', body: '\n' } } }),
			{},
			(['sender', 'subject', 'body'] as const).map((field) => ({ code: 'no_words', ...at, field }))
		],
		[
			'a hole that nothing fills, in any field',
			letters({ invitation: { en: { ...usual, subject: '{Name}', closing: 'x {team}' } } }),
			{},
			[
				{ code: 'unknown_hole', ...at, field: 'subject', hole: 'Name' },
				{ code: 'unknown_hole', ...at, field: 'closing', hole: 'team' }
			]
		],
		[
			'the words of thanks that are sent',
			letters({ thanks: { en: { ...usual, body: '' } } }, { thanks: true }),
			{},
			[{ code: 'no_words', letter: 'thanks', language: 'en', field: 'body' }]
		],
		[
			'all at once, in the order of the screen',
			plan({
				audience: nobody,
				language: { by: 'fixed', language: 'de' },
				begins: '2020-01-01T00:00',
				ends: 1
			}),
			{ live: false },
			[
				{ code: 'not_live' },
				{ code: 'nobody' },
				{ code: 'not_spoken', language: 'de' },
				{ code: 'late' },
				{ code: 'ends_early' }
			]
		]
	])('%s', (_, of, more, found) => expect(obstaclesTo(of, { ...facts, ...more })).toEqual(found));
});
