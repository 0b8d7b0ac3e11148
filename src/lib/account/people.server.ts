import type { EmailOtpType } from '@supabase/supabase-js';
import { Problem } from '$lib/problem';
import { anonymous, house, type Client } from '$lib/server/door';
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

/** Has a link to sign in by sent, if there is such an account. Returns at once: see `unheard`. */
export function sendLink(email: string, confirm: string): void {
	const options = { shouldCreateUser: false, emailRedirectTo: confirm };
	unheard(anonymous().auth.signInWithOtp({ email, options }));
}

/** Has a link to choose a new password by sent, if there is such an account. Returns at once: see `unheard`. */
export function sendReset(email: string, confirm: string): void {
	unheard(anonymous().auth.resetPasswordForEmail(email, { redirectTo: confirm }));
}

const NO_ACCOUNT = ['otp_disabled', 'user_not_found', 'signup_disabled'];

/**
 * Beware: neither the answer nor its time may tell whether there is an account, so nobody waits for the letter, and
 * nobody but the log hears that it failed. There it is a code: what mail servers say has the address in it.
 */
function unheard(sending: Promise<{ error: { code?: string | undefined; name: string } | null }>): void {
	const log = (code: string) => console.error(`A letter was not sent: ${code}`);
	sending.then(
		({ error }) => {
			if (error && !NO_ACCOUNT.includes(error.code ?? '')) log(error.code ?? error.name);
		},
		(error: unknown) => log(error instanceof Error ? error.name : 'no reason given')
	);
}

/**
 * Uses up the link of a letter.
 * @returns `gone` if it is too old, used, or never was; `anew`: in, and the password from before is no more
 */
export async function confirm(db: Client, hash: string, type: EmailOtpType): Promise<'in' | 'anew' | 'gone'> {
	const { data, error } = await db.auth.verifyOtp({ token_hash: hash, type });
	if (error) {
		if (error.code === 'otp_expired' || error.status === 403 || error.status === 400) return 'gone';
		throw refusal(error);
	}
	await introduce(db);
	if (!data.user || (await isProved(data.user.id))) return 'in';
	// This letter belongs to the password: it was chosen a moment ago, and waits for the confirmation.
	const anew = type !== 'signup';
	if (anew) await setPassword(db, nobodys());
	// Last: if something fails on the way here, the next letter does all of it again.
	await prove(data.user.id);
	return anew ? 'anew' : 'in';
}

/*
 * Beware: where addresses are not confirmed, somebody may have registered one that is not theirs and wait for its
 * owner to come. The first letter that is answered ends their password and their sessions.
 */
async function isProved(person: string): Promise<boolean> {
	const { data, error } = await house().from('mailboxes').select('user_id').eq('user_id', person);
	if (error) throw refusal(error);
	return data.length > 0;
}

async function prove(person: string): Promise<void> {
	const { error } = await house()
		.from('mailboxes')
		.upsert({ user_id: person }, { onConflict: 'user_id', ignoreDuplicates: true });
	if (error) throw refusal(error);
}

/** @returns a password that nobody knows, with every kind of sign that a project may ask for */
const nobodys = (): string => `aA1!${crypto.randomUUID()}`;

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
