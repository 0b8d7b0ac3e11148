import type { Letter, Outbox } from './outbox.ts';

export type Deliver = (letter: Letter) => Promise<void>;

/** A mail server: its address, such as `smtp://user:password@mail.example:587`, or what nodemailer wants to hear of it. */
export type MailServer = string | Readonly<{ host: string; port: number; secure: boolean }>;

/**
 * @param smtp without one, letters stay in the outbox
 * @param from who the letters are from
 */
export function postOffice(outbox: Outbox, smtp: MailServer | undefined, from: string): Deliver {
	if (!smtp)
		return async (letter) => {
			outbox.keep(letter);
		};
	const transport = import('nodemailer').then((mail) =>
		// Beware: what is handed over is nodemailer's to change.
		mail.default.createTransport(typeof smtp === 'string' ? smtp : { ...smtp })
	);
	return async (letter) => {
		await (await transport).sendMail({ from, ...letter });
	};
}
