import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { greylisting, knowingNobodyOf, openMailbox, type Mailbox, type Wishes } from './mailbox';

const open: Mailbox[] = [];

async function mailbox(wishes?: Wishes): Promise<Mailbox> {
	const made = await openMailbox(wishes);
	open.push(made);
	return made;
}

afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const send = ({ host, port }: Mailbox, to = 'mei@example.org', auth?: { user: string; pass: string }) =>
	createTransport({ host, port, ignoreTLS: true, ...(auth && { auth }) }).sendMail({
		from: 'house@example.org',
		to,
		messageId: '<one@example.org>',
		subject: '很高兴听到您的意见',
		text: 'Hello',
		headers: { 'X-Long': 'word '.repeat(40) }
	});

describe('a mail server on loopback', () => {
	it('keeps what came, byte for byte, and counts copies', async () => {
		const box = await mailbox();
		await send(box);
		await send(box);
		await box.until(2);
		expect(box.byId).toEqual(new Map([['one@example.org', 2]]));
		expect(box.byAddress).toEqual(new Map([['mei@example.org', 2]]));
		const [letter] = await box.lettersTo('Mei@example.org');
		expect(letter).toMatchObject({ subject: '很高兴听到您的意见', text: 'Hello\n' });
		expect(box.received[0]?.header('x-long').replace(/\s+/g, ' ').trim()).toBe('word '.repeat(40).trim());
		expect(box.received[0]?.raw.toString()).toContain('Message-ID: <one@example.org>');
		expect(box.received[0]?.header('X-Nothing')).toBe('');
	});

	it('puts off, refuses, and says why', async () => {
		const box = await mailbox({ manners: greylisting() });
		await expect(send(box)).rejects.toMatchObject({ responseCode: 451 });
		await send(box);
		box.manners = knowingNobodyOf('gone@example.org');
		await expect(send(box, 'Gone@example.org')).rejects.toMatchObject({ responseCode: 550 });
		await send(box);
		expect(box.received).toHaveLength(2);
	});

	it('takes a letter and ends the connection, before its 250 or with it', async () => {
		const box = await mailbox({ manners: { message: () => 'unheard' } });
		await expect(send(box)).rejects.toThrow();
		box.manners = { message: () => 'cut' };
		await expect(send(box)).resolves.toMatchObject({ accepted: ['mei@example.org'] });
		expect(box.received).toHaveLength(2);
	});

	it('asks who comes, where it should', async () => {
		const box = await mailbox({ login: { user: 'house', password: 'right' } });
		await expect(send(box, undefined, { user: 'house', pass: 'wrong' })).rejects.toMatchObject({
			responseCode: 535
		});
		await send(box, undefined, { user: 'house', pass: 'right' });
		expect(box.received).toHaveLength(1);
	});

	it('counts without keeping', async () => {
		const box = await mailbox({ keep: false });
		await send(box);
		expect(box.received).toEqual([]);
		expect(box.byId.get('one@example.org')).toBe(1);
		box.forget();
		expect(box.byId.size).toBe(0);
		await expect(box.until(1, 10)).rejects.toThrow('0 letters');
	});
});
