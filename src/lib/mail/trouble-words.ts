import { m } from '$lib/i18n/paraglide/messages';
import type { Trouble, TroubleCode } from './trouble';

interface Server {
	host: string;
	port: number;
}
type Locale = 'en' | 'zh-CN';

const SENTENCES: Record<
	TroubleCode,
	(of: Server & { name: string }, options: { locale?: Locale }) => string
> = {
	host: m.sending_trouble_host,
	refused: m.sending_trouble_refused,
	timeout: m.sending_trouble_timeout,
	greeting: m.sending_trouble_greeting,
	tls_port: m.sending_trouble_tls_port,
	no_starttls: m.sending_trouble_no_starttls,
	certificate: m.sending_trouble_certificate,
	certificate_name: m.sending_trouble_certificate_name,
	certificate_old: m.sending_trouble_certificate_old,
	tls: m.sending_trouble_tls,
	login: m.sending_trouble_login,
	sender: m.sending_trouble_sender,
	closed: m.sending_trouble_closed,
	other: m.sending_trouble_other,
	dkim_missing: m.sending_trouble_dkim_missing,
	dkim_other: m.sending_trouble_dkim_other
};

/** @returns what is wrong with the way to the mail server, and what to do about it */
export const troubleSentence = ({ code, words }: Trouble, { host, port }: Server, locale?: Locale): string =>
	SENTENCES[code]({ host, port, name: words }, locale ? { locale } : {});

/** Whether the sentence leaves out what was said. */
export const saysMore = ({ code, words }: Trouble): boolean => words !== '' && !code.startsWith('dkim');
