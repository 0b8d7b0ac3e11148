import { describe, expect, it } from 'vitest';
import { Problem } from '$lib/problem';
import { freshPlan, planFrom } from './campaign-parse';

const ID = '0e3f5a5e-9f1b-4c7d-8a2b-5d6c7e8f9a0b';
const words = {
	sender: 'Listening',
	subject: 'One question',
	preheader: '',
	body: 'Hello',
	button: '',
	closing: ''
};
const plan = (of: object = {}) => ({ ...freshPlan(['en', 'zh-cn'], 'Asia/Shanghai'), ...of });
const letters = (of: object) =>
	plan({ letters: { invitation: { en: { ...words, ...of } }, reminder: {}, thanks: {} } });
const audience = (of: object) => plan({ audience: { everyone: false, lists: [], contacts: [], ...of } });

/** The field that is named, where it is refused. */
function refused(json: unknown): string | null {
	try {
		planFrom(json);
		return null;
	} catch (thrown) {
		if (!(thrown instanceof Problem) || thrown.code !== 'invalid') throw thrown;
		return String(thrown.facts['field']);
	}
}

describe('a campaign', () => {
	it.each<[string, object]>([
		['a fresh one', plan()],
		['to everybody', audience({ everyone: true })],
		['to lists and people', audience({ lists: [ID], contacts: [ID] })],
		['in one language', plan({ language: { by: 'fixed', language: 'pt-br' } })],
		['with words of its own', letters({})],
		['with a sample', plan({ sampling: { most: 100, by: 'department' } })],
		['at a time', plan({ begins: '2026-12-01T09:00' })],
		['without reminders', plan({ reminders: [] })]
	])('is kept as it is: %s', (_, json) => expect(planFrom(json)).toEqual(json));

	it.each<[string, unknown, string]>([
		['nothing', null, ''],
		['text', 'plan', ''],
		['another format', plan({ format: 2 }), 'format'],
		['an unknown kind', plan({ kind: 'spam' }), 'kind'],
		['a list that is none', audience({ lists: ["' or 1=1"] }), 'audience.lists.0'],
		['too many lists', audience({ lists: Array(51).fill(ID) }), 'audience.lists'],
		['too many people', audience({ contacts: Array(501).fill(ID) }), 'audience.contacts'],
		['everybody, perhaps', audience({ everyone: 'yes' }), 'audience.everyone'],
		['no language rule', plan({ language: {} }), 'language.by'],
		['a language that is none', plan({ language: { by: 'fixed', language: '../en' } }), 'language.language'],
		[
			'words in a language that is none',
			plan({ letters: { invitation: { EN: words }, reminder: {}, thanks: {} } }),
			'letters.invitation.EN'
		],
		['words that lack one', letters({ subject: undefined }), 'letters.invitation.en.subject'],
		['a subject like a book', letters({ subject: 'x'.repeat(301) }), 'letters.invitation.en.subject'],
		['a body like a book', letters({ body: 'x'.repeat(5001) }), 'letters.invitation.en.body'],
		['a sample of nobody', plan({ sampling: { most: 0, by: null } }), 'sampling.most'],
		['a sample of half a person', plan({ sampling: { most: 1.5, by: null } }), 'sampling.most'],
		['a time with a zone', plan({ begins: '2026-12-01T09:00Z' }), 'begins'],
		['four reminders', plan({ reminders: [1, 2, 3, 4] }), 'reminders'],
		['reminders out of order', plan({ reminders: [9, 4] }), 'reminders'],
		['two reminders on one day', plan({ reminders: [4, 4] }), 'reminders'],
		['a reminder at once', plan({ reminders: [0] }), 'reminders.0'],
		['no end', plan({ ends: null }), 'ends'],
		['an end after years', plan({ ends: 366 }), 'ends'],
		['a zone that is nowhere', plan({ zone: 'Mars/Olympus' }), 'zone']
	])('is refused with the field: %s', (_, json, field) => expect(refused(json)).toBe(field));

	it('has no line breaks where a header is made of it, and none but plain ones elsewhere', () => {
		const json = letters({
			subject: 'Hi\r\nBcc: all@example.org',
			sender: 'A\u2028B\u2029C\nD',
			preheader: 'nul\u0000l',
			body: 'one\r\ntwo\rthree\ud800'
		});
		expect(planFrom(json).letters.invitation['en']).toEqual({
			...words,
			subject: 'Hi Bcc: all@example.org',
			sender: 'A B C D',
			preheader: 'null',
			body: 'one\ntwo\nthree\ufffd'
		});
	});
	it('keeps nothing that it does not know', () => {
		const json = { ...plan(), team: ID, audience: { ...plan().audience, admins: true } };
		expect(planFrom(json)).toEqual(plan());
	});
	it('starts in the first language of its survey', () => {
		expect(freshPlan(['zh-cn', 'en'], 'UTC').language).toEqual({ by: 'contact', otherwise: 'zh-cn' });
		expect(freshPlan([], 'UTC').language).toEqual({ by: 'contact', otherwise: 'en' });
	});
});
