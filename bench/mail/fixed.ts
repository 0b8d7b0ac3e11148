// Run as a process of its own: `node fixed.ts PORT COUNT FILE` hands COUNT copies of one letter to a mail server on
// loopback, as somebody would who has nothing else to do: nodemailer's pool as it comes.
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';

const [port = '', count = '', file = ''] = process.argv.slice(2);
const letter: unknown = JSON.parse(readFileSync(file, 'utf8'));
if (typeof letter !== 'object') throw new Error(`${file} holds no letter`);

const transport = createTransport({ pool: true, host: '127.0.0.1', port: Number(port) });
let next = 1;
const sender = async () => {
	for (let n = next++; n <= Number(count); n = next++)
		await transport.sendMail({ ...letter, to: `person-${n}@recipients.example` });
};
// Twice its connections, so that none of them ever waits for a letter.
await Promise.all(Array.from({ length: 10 }, sender));
transport.close();
