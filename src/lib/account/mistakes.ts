import { m } from '$lib/i18n/paraglide/messages';
import type { Mistake } from './credentials';

const SAID: Record<Mistake, () => string> = {
	name_missing: m.account_mistake_name_missing,
	name_long: m.account_mistake_name_long,
	email_missing: m.account_mistake_email_missing,
	email_invalid: m.account_mistake_email_invalid,
	password_missing: m.account_mistake_password_missing,
	password_short: m.account_mistake_password_short,
	password_long: m.account_mistake_password_long,
	password_guessable: m.account_mistake_password_guessable,
	password_same: m.account_mistake_password_same,
	team_name_missing: m.account_mistake_team_name_missing,
	team_name_long: m.account_mistake_team_name_long
};

/** @returns what to do about a mistake, in the language of the moment; nothing for no mistake */
export const say = (mistake: Mistake | undefined): string | undefined => mistake && SAID[mistake]();
