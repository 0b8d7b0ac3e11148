import type { Cookies } from '@sveltejs/kit';
import type { User } from '@supabase/supabase-js';
import { asker, type Client } from '../../src/lib/server/door';
import { PASSWORD } from './box';

/** Somebody in a story that goes through the door of the product itself. */
export interface Someone {
	db: Client;
	user: User;
}

/** Signs somebody up and in. To be called after `open()`. */
export async function someone(email: string): Promise<Someone> {
	const jar = new Map<string, string>();
	const db = asker({
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name: string, value: string) => void jar.set(name, value)
	} as unknown as Cookies);
	await db.auth.signUp({ email, password: PASSWORD });
	await db.auth.signInWithPassword({ email, password: PASSWORD });
	const { user } = (await db.auth.getUser()).data;
	if (!user) throw new Error(`${email} did not get in`);
	return { db, user };
}

/** @returns the code of the Problem that came of it; `done` where none did */
export const outcome = (run: Promise<unknown>): Promise<string> =>
	run.then(
		() => 'done',
		(thrown: { code?: string; message?: string }) => thrown.code ?? String(thrown.message)
	);

/** The smallest site that may be published; `word` is its title. */
export const smallSite = (word: string, fields: Record<string, unknown> = {}) => ({
	format: 1,
	languages: ['en'],
	title: { en: word },
	about: {},
	theme: { look: 'house', accent: '#1d6b52', type: 'calm' },
	cover: '',
	pages: [
		{
			id: 'home',
			slug: '',
			title: { en: 'Home' },
			about: {},
			unlisted: false,
			sections: [
				{
					id: 'first',
					layout: 'one',
					tone: 'plain',
					slots: [[{ id: 'words', kind: 'tomorrows-block', fields }]]
				}
			],
			pages: []
		}
	]
});
