/** What is wrong with a field, as the last part of its sentence's key (`account_mistake_<mistake>`). */
export type Mistake =
	| 'name_missing'
	| 'name_long'
	| 'email_missing'
	| 'email_invalid'
	| 'password_missing'
	| 'password_short'
	| 'password_long'
	| 'password_guessable'
	| 'password_same'
	| 'team_name_missing'
	| 'team_name_long';

export type Mistakes<Field extends string> = Partial<Record<Field, Mistake>>;

// NIST SP 800-63B asks for length, not for kinds of characters. 72 bytes are what bcrypt reads.
export const PASSWORD = { least: 10, mostBytes: 72 } as const;
const NAME_MAX = 120;
// RFC 5321, 4.5.3.1.3
const EMAIL_MAX = 254;
const EMAIL = /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\.]+(\.[^\s@<>(),;:"\\.]+)+$/;

/** @param form a field of a posted form @returns its text, cleaned of what Postgres cannot store */
export function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : '';
}

export function emailMistake(email: string): Mistake | undefined {
	if (!email) return 'email_missing';
	return email.length > EMAIL_MAX || !EMAIL.test(email) ? 'email_invalid' : undefined;
}

export function passwordMistake(password: string, email = ''): Mistake | undefined {
	if (!password) return 'password_missing';
	if ([...password].length < PASSWORD.least) return 'password_short';
	if (new TextEncoder().encode(password).length > PASSWORD.mostBytes) return 'password_long';
	const plain = password.toLowerCase();
	const self = email.toLowerCase();
	const repeated = new Set(plain).size < 4;
	return repeated || (self !== '' && (plain === self || plain === self.split('@')[0]))
		? 'password_guessable'
		: undefined;
}

export function nameMistake(name: string): Mistake | undefined {
	if (!name) return 'name_missing';
	return [...name].length > NAME_MAX ? 'name_long' : undefined;
}

export interface Newcomer {
	name: string;
	email: string;
	password: string;
}

/** @returns a mistake for each field that has one; none means that the account may be asked for */
export function newcomerMistakes({ name, email, password }: Newcomer): Mistakes<keyof Newcomer> {
	return present({
		name: nameMistake(name),
		email: emailMistake(email),
		password: passwordMistake(password, email)
	});
}

/** @returns the same without the fields that have no mistake */
export function present<Field extends string>(all: Record<Field, Mistake | undefined>): Mistakes<Field> {
	const found: Mistakes<Field> = {};
	for (const field in all) {
		const mistake = all[field];
		if (mistake) found[field] = mistake;
	}
	return found;
}
