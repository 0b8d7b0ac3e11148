import type { Letter, Outbox } from './outbox.ts';

export type Deliver = (letter: Letter) => Promise<void>;

/**
 * @param smtp address of a mail server, such as `smtp://user:password@mail.example:587`; without one, letters stay
 * in the outbox
 * @param from who the letters are from
 */
export function postOffice(outbox: Outbox, smtp: string | undefined, from: string): Deliver {
	if (!smtp)
		return async (letter) => {
			outbox.keep(letter);
		};
	const transport = import('nodemailer').then((mail) => mail.default.createTransport(smtp));
	return async (letter) => {
		await (await transport).sendMail({ from, ...letter });
	};
}
