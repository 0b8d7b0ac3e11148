import type { MailSettings } from '$lib/server/mail-settings';
import type { Settings } from '$lib/server/settings';

/** How letters leave, as a screen may show it: no password, no key. */
export interface Way {
	/** `kept`: they stay in the box. `none`: a hosted project without a mail server. */
	kind: 'server' | 'kept' | 'none';
	server: {
		host: string;
		port: number;
		tls: MailSettings['tls'];
		login: boolean;
		rate: number;
		dkim: { domain: string; selector: string } | null;
		bounces: string | null;
	} | null;
	from: string;
	/** Whether reports about letters are taken. */
	takesReports: boolean;
}

/** @returns what may be shown of the settings */
export function wayOf({
	mail,
	hosted,
	from,
	mailSecret
}: Pick<Settings, 'mail' | 'hosted' | 'from' | 'mailSecret'>): Way {
	const kind = mail ? 'server' : hosted ? 'none' : 'kept';
	if (!mail) return { kind, server: null, from, takesReports: mailSecret !== null };
	const { host, port, tls, user, rate, dkim, bounces } = mail;
	const signed = dkim && { domain: dkim.domain, selector: dkim.selector };
	const server = { host, port, tls, login: user !== null, rate, dkim: signed, bounces };
	return { kind, server, from, takesReports: mailSecret !== null };
}
