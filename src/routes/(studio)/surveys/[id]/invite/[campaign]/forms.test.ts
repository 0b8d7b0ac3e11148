import { describe, expect, it } from 'vitest';
import { freshPlan } from '$lib/mail/campaign-parse';
import { writtenIn } from './forms';

const LIST = '00000000-0000-4000-8000-000000000001';
const words = { sender: 'T', subject: 'S', preheader: 'P', body: 'B', button: 'Go', closing: 'C' };
const usual = { invitation: { en: words }, reminder: { en: words }, thanks: { en: words } };
const base = freshPlan(['en'], 'Europe/Berlin');

const FIELDS: [string, string][] = [
	['name', 'Pulse'],
	['who', 'some'],
	['list', LIST],
	['kind', 'study'],
	['language_by', 'contact'],
	['otherwise', 'en'],
	['at_once', 'no'],
	['begins', '2026-11-24T09:00'],
	['zone', 'Asia/Shanghai'],
	['reminder', '４'],
	['reminder', ''],
	['reminder', '9'],
	['ends', '14']
];

function form(changes: Record<string, string> = {}): FormData {
	const data = new FormData();
	for (const [name, value] of FIELDS) data.append(name, value);
	for (const [name, value] of Object.entries(changes)) data.set(name, value);
	return data;
}

describe('a draft that is posted whole', () => {
	it('is read', () => {
		expect(writtenIn(form(), base, usual)).toEqual({
			name: 'Pulse',
			plan: {
				...base,
				kind: 'study',
				audience: { everyone: false, lists: [LIST], contacts: [] },
				begins: '2026-11-24T09:00',
				zone: 'Asia/Shanghai',
				reminders: [4, 9],
				ends: 14
			}
		});
	});

	it('keeps own words, and none where they are the usual ones', () => {
		const typed = { letter: 'reminder', language: 'en', ...words, body: 'B\r\n\r\nC' };
		const own = { reminder: { en: { ...words, body: 'B\n\nC' } } };
		expect(writtenIn(form(typed), base, usual)).toMatchObject({ plan: { letters: own } });
		expect(writtenIn(form({ ...typed, body: 'B' }), base, usual)).toMatchObject({
			plan: { letters: base.letters }
		});
	});

	it.each<[Record<string, string>, string]>([
		[{ name: ' ' }, 'name'],
		[{ ends: 'soon' }, 'ends'],
		[{ ends: '0' }, 'ends'],
		[{ reminder: '400' }, 'reminders'],
		[{ zone: 'Mars/Base' }, 'zone'],
		[{ begins: 'noon' }, 'begins'],
		[{ sampled: 'on', most: 'few' }, 'sampling'],
		[{ list: 'everybody' }, 'audience'],
		[{ language_by: 'fixed', fixed: '' }, 'language']
	])('with %j names the field that cannot be kept: %s', (changes, wrong) => {
		expect(writtenIn(form(changes), base, usual)).toEqual({ wrong });
	});
});
