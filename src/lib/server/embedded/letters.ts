import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import type { App } from '@supabase/lite';
import { inProject } from './project.ts';
import type { Letter } from './outbox.ts';
import type { Deliver } from './post.ts';

type Mailer = NonNullable<App['_mailer']>;

/** The templates are the ones that a hosted project and the CLI use: see `supabase/config.toml`. */
export type TemplateName = 'confirmation' | 'magic_link' | 'recovery' | 'email_change';

const templateFile = (name: TemplateName): string => inProject('supabase', 'templates', `${name}.html`);

/** Where the asker of the current request wants to end up; lite forgets it for some letters. */
const wanted = new AsyncLocalStorage<string | null>();

/** Runs a request so that the letters it causes lead to where it says (`redirect_to`). */
export const rememberingWhereTo = <T>(request: Request, run: () => Promise<T>): Promise<T> =>
	wanted.run(new URL(request.url).searchParams.get('redirect_to'), run);

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/**
 * Beware: a letter that leads where somebody else wishes hands them the token in its link. Only our own origin
 * counts; on a developer's machine any port of it does, since `vite dev` and `npm start` differ in that.
 */
function target(site: string, redirect: string | null | undefined): { origin: string; next: string } {
	const home = new URL(site);
	if (!redirect || !URL.canParse(redirect, home)) return { origin: home.origin, next: home.origin };
	const to = new URL(redirect, home);
	const ours = to.origin === home.origin || (isLoopback(to) && isLoopback(home) && to.protocol === 'http:');
	return ours ? { origin: to.origin, next: to.href } : { origin: home.origin, next: home.origin };
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const asText = (html: string): string =>
	html
		.replace(/<(head|style)[\s\S]*?<\/\1>/g, '')
		.replace(/<a\s[^>]*href="([^"]*)"[^>]*>[\s\S]*?<\/a\s*>/g, '$1')
		.replace(/\s+/g, ' ')
		.replace(/<\/(p|h1|div|hr|table)>|<hr[^>]*>/g, '\n\n')
		.replace(/<[^>]*>/g, '')
		.replace(
			/&(amp|lt|gt|quot|#39);/g,
			(entity) => Object.entries(ENTITIES).find(([, v]) => v === entity)?.[0] ?? entity
		)
		.replace(/ *\n */g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();

/** Fills one of the templates in; everything that comes from a person is escaped. */
export function compose(
	name: TemplateName,
	to: string,
	tokenHash: string,
	place: { origin: string; next: string },
	newEmail = ''
): Letter {
	const template = fs.readFileSync(templateFile(name), 'utf8');
	const values: Record<string, string> = {
		SiteURL: place.origin,
		TokenHash: encodeURIComponent(tokenHash),
		RedirectTo: encodeURIComponent(place.next),
		Email: escape(to),
		NewEmail: escape(newEmail)
	};
	const html = template.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (_, key: string) => values[key] ?? '');
	const subject = /<title>([^<]*)<\/title>/.exec(template)?.[1]?.trim() ?? 'Earshot';
	return { to, subject, text: asText(html), html };
}

/**
 * The letters of signing in, put where lite expects its own mailer.
 *
 * @param site the origin that links lead to
 */
export function mailer(site: () => string, deliver: Deliver): Mailer {
	const send = (name: TemplateName) => async (to: string, hash: string, _code: string, meta?: MailerMeta) => {
		const place = target(site(), wanted.getStore() ?? meta?.redirectTo);
		await deliver(compose(name, to, hash, place, meta?.newEmail));
	};
	return {
		sendConfirmation: send('confirmation'),
		sendMagicLink: send('magic_link'),
		sendRecovery: send('recovery'),
		sendEmailChange: send('email_change'),
		async sendReauthentication() {
			throw new Error('Nothing here asks for a reauthentication.');
		}
	};
}
type MailerMeta = Parameters<Mailer['sendConfirmation']>[3];
