import type { EmailOtpType } from '@supabase/supabase-js';
import { Problem } from '$lib/problem';
import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { Newcomer } from './credentials';

/** The kinds of letters that carry a link to `/auth/confirm`. */
export const LINKS = ['email', 'magiclink', 'recovery', 'signup', 'invite', 'email_change'] as const;

export const isLink = (type: unknown): type is EmailOtpType => LINKS.some((link) => link === type);

/**
 * @param confirm address that a letter leads back to, where the project asks for a confirmation
 * @returns `in`: signed in at once; `letter`: a letter has to be answered first
 */
export async function signUp(
	db: Client,
	{ name, email, password }: Newcomer,
	confirm: string
): Promise<'in' | 'letter' | 'taken' | 'weak'> {
	const { data, error } = await db.auth.signUp({
		email,
		password,
		options: { data: { name }, emailRedirectTo: confirm }
	});
	if (error?.code === 'user_already_exists' || error?.code === 'email_exists') return 'taken';
	if (error?.code === 'weak_password') return 'weak';
	if (error) throw refusal(error);
	if (!data.session) return 'letter';
	await introduce(db);
	return 'in';
}

export async function signIn(
	db: Client,
	{ email, password }: { email: string; password: string }
): Promise<'in' | 'wrong' | 'unconfirmed'> {
	const { error } = await db.auth.signInWithPassword({ email, password });
	if (!error) return 'in';
	if (error.code === 'email_not_confirmed') return 'unconfirmed';
	// An address that cannot exist is told nothing else than one that does not.
	if (error.code === 'invalid_credentials' || error.code === 'validation_failed') return 'wrong';
	throw refusal(error);
}

/** Sends a link to sign in by, if there is such an account; whether there is stays unsaid. */
export async function sendLink(db: Client, email: string, confirm: string): Promise<void> {
	const { error } = await db.auth.signInWithOtp({
		email,
		options: { shouldCreateUser: false, emailRedirectTo: confirm }
	});
	if (error && !staysUnsaid(error.code)) throw refusal(error);
}

/** Sends a link to choose a new password by, if there is such an account; whether there is stays unsaid. */
export async function sendReset(db: Client, email: string, confirm: string): Promise<void> {
	const { error } = await db.auth.resetPasswordForEmail(email, { redirectTo: confirm });
	if (error && !staysUnsaid(error.code)) throw refusal(error);
}

const staysUnsaid = (code: string | undefined) =>
	code === 'otp_disabled' || code === 'user_not_found' || code === 'signup_disabled';

/** Uses up the link of a letter. @returns `gone` if it is too old, used, or never was */
export async function confirm(db: Client, hash: string, type: EmailOtpType): Promise<'in' | 'gone'> {
	const { error } = await db.auth.verifyOtp({ token_hash: hash, type });
	if (error) {
		if (error.code === 'otp_expired' || error.status === 403 || error.status === 400) return 'gone';
		throw refusal(error);
	}
	await introduce(db);
	return 'in';
}

/** Sets the asker's password; whoever is signed in elsewhere is signed out there. */
export async function setPassword(db: Client, password: string): Promise<'done' | 'same' | 'weak'> {
	const { error } = await db.auth.updateUser({ password });
	if (error?.code === 'same_password') return 'same';
	if (error?.code === 'weak_password') return 'weak';
	if (error) throw refusal(error);
	const others = await db.auth.signOut({ scope: 'others' });
	if (others.error) throw refusal(others.error);
	return 'done';
}

/** Ends this session. A session that is over already is no mistake. */
export async function signOut(db: Client): Promise<void> {
	await db.auth.signOut({ scope: 'local' });
}

/** Gives the asker a profile with the name they signed up with, unless they have one. */
async function introduce(db: Client): Promise<void> {
	const { data } = await db.auth.getUser();
	if (!data.user) throw new Problem('unknown');
	const name: unknown = data.user.user_metadata['name'];
	const { error } = await db
		.from('profiles')
		.upsert(
			{ user_id: data.user.id, name: typeof name === 'string' ? name.slice(0, 120) : '' },
			{ onConflict: 'user_id', ignoreDuplicates: true }
		);
	if (error) throw refusal(error);
}
