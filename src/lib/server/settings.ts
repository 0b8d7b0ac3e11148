import fs from 'node:fs';
import * as v from 'valibot';
import { Refusal } from './embedded/refusal';
import { parseMail, type MailSettings } from './mail-settings';

const text = v.optional(v.pipe(v.string(), v.trim()));
const flag = v.optional(v.picklist(['', '0', '1', 'true', 'false'], 'must be 1 or 0'));
const url = v.optional(
	v.pipe(v.string(), v.trim(), v.url('is not an address such as https://earshot.example'))
);

const environment = v.object({
	ADDRESS_HEADER: text,
	DATA_DIR: text,
	EARSHOT_EMPTY: flag,
	HOST: text,
	ORIGIN: url,
	PORT: text,
	SMTP_URL: url,
	MAIL_FROM: text,
	MAIL_SECRET: text,
	RATE_PER_MINUTE: text,
	SUPABASE_URL: url,
	SUPABASE_PUBLISHABLE_KEY: text,
	SUPABASE_SECRET_KEY: text,
	SUPABASE_JWT_SECRET: text,
	SURVEYJS_LICENSE_KEY: text
});

const HOSTED = [
	'SUPABASE_URL',
	'SUPABASE_PUBLISHABLE_KEY',
	'SUPABASE_SECRET_KEY',
	'SUPABASE_JWT_SECRET'
] as const;

/** A Supabase project somewhere else. */
export type Hosted = { url: string; publishable: string; secret: string; jwt: string };

/** What the environment asks for. */
export type Settings = {
	/** Null: the Supabase that comes in the box. */
	hosted: Hosted | null;
	/** The box's data folder. */
	data: string;
	/** A fresh box starts without the demo. */
	empty: boolean;
	/** Where people reach us; null: wherever they ask. */
	origin: string | null;
	port: number;
	/** The address that it listens on; null: whatever serves it decides. */
	host: string | null;
	/** A header says who asks: there is a proxy (adapter-node's ADDRESS_HEADER). */
	proxied: boolean;
	/** How letters leave; null: in the box they stay in the outbox, and of a hosted project none leaves. */
	mail: MailSettings | null;
	from: string;
	/** What who may send a round, and bring back what came back, says; null: nobody may. */
	mailSecret: string | null;
	/** What one address may begin in a minute at respondents' pages; half as much it may send. 0: no limit. */
	rate: number;
	/** Null: the survey builder shows its own notice. */
	creatorLicence: string | null;
};

function hostedIn(env: v.InferOutput<typeof environment>): Hosted | null {
	const missing = HOSTED.filter((name) => !env[name]);
	if (missing.length === HOSTED.length) return null;
	if (missing.length)
		throw new Refusal(
			`To use a hosted Supabase, set ${missing.join(', ')} too; to use the one in the box, set none.`
		);
	return {
		url: env.SUPABASE_URL?.replace(/\/+$/, '') ?? '',
		publishable: env.SUPABASE_PUBLISHABLE_KEY ?? '',
		secret: env.SUPABASE_SECRET_KEY ?? '',
		jwt: env.SUPABASE_JWT_SECRET ?? ''
	};
}

// Whoever guesses it could say of letters that they came back.
const SHORTEST_SECRET = 16;

function secretFrom(text: string | undefined): string | null {
	if (text && text.length < SHORTEST_SECRET)
		throw new Refusal(
			`MAIL_SECRET is shorter than ${SHORTEST_SECRET} characters. Change it and start again.`
		);
	return text ?? null;
}

/** @throws Refusal naming what in the environment cannot be understood, never its value */
export function parseSettings(env: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(environment, given);
	if (!parsed.success) {
		const issue = parsed.issues[0];
		throw new Refusal(
			`${v.getDotPath(issue) ?? 'The environment'} ${issue.message}. Change it and start again.`
		);
	}
	const found = parsed.output;
	const port = Number(found.PORT ?? 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new Refusal('PORT is not a number from 0 to 65535. Change it and start again.');
	const rate = Number(found.RATE_PER_MINUTE ?? 1200);
	if (!Number.isSafeInteger(rate) || rate < 0 || rate === 1)
		throw new Refusal('RATE_PER_MINUTE is neither 0 nor a whole number from 2. Change it and start again.');
	return {
		hosted: hostedIn(found),
		data: found.DATA_DIR ?? '.data',
		empty: found.EARSHOT_EMPTY === '1' || found.EARSHOT_EMPTY === 'true',
		origin: found.ORIGIN ? new URL(found.ORIGIN).origin : null,
		port,
		host: found.HOST ?? null,
		proxied: Boolean(found.ADDRESS_HEADER),
		mail: parseMail(given),
		from: found.MAIL_FROM ?? 'Earshot <earshot@localhost>',
		mailSecret: secretFrom(found.MAIL_SECRET),
		rate,
		creatorLicence: found.SURVEYJS_LICENSE_KEY ?? null
	};
}

let read: Settings | undefined;

/** @returns the settings of this process; `.env` counts where the environment itself is silent */
export function settings(): Settings {
	if (!read && fs.existsSync('.env')) process.loadEnvFile('.env');
	return (read ??= parseSettings(process.env));
}
