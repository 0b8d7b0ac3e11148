import { expect, it } from 'vitest';
import { parseMail } from '$lib/server/mail-settings';
import { wayOf } from './way';

const hosted = { url: 'https://x.example', publishable: 'p', secret: 'hush', jwt: 'hush' };
const env = { SMTP_HOST: 'mail.example', SMTP_USER: 'hush', SMTP_PASSWORD: 'hush' };
const rest = { from: 'Earshot <post@ask.example>', mailSecret: 'hush' };

it.each([
	['server', { mail: parseMail(env), hosted: null }],
	['server', { mail: parseMail(env), hosted }],
	['kept', { mail: null, hosted: null }],
	['none', { mail: null, hosted }]
])('shows the way %s, and nothing that is secret', (kind, of) => {
	const mail = of.mail && { ...of.mail, dkim: { domain: 'ask.example', selector: 'one', key: 'hush' } };
	const way = wayOf({ ...rest, ...of, mail });
	expect(way.kind).toBe(kind);
	expect(JSON.stringify(way)).not.toContain('hush');
});
