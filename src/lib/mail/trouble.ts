/** What is wrong with the way to a mail server; each has its sentence in i18n/words/sending, as `sending_trouble_<code>`. */
export const TROUBLES = [
	'host',
	'refused',
	'timeout',
	'greeting',
	'tls_port',
	'no_starttls',
	'certificate',
	'certificate_name',
	'certificate_old',
	'tls',
	'login',
	'sender',
	'closed',
	'other',
	'dkim_missing',
	'dkim_other'
] as const;
export type TroubleCode = (typeof TROUBLES)[number];

export interface Trouble {
	code: TroubleCode;
	/** As the mail server or the network said; never a password. */
	words: string;
}

/** In this order: what is found first is what it is. */
const SIGNS: readonly [TroubleCode, RegExp][] = [
	['host', /\bEDNS\b|ENOTFOUND|EAI_AGAIN|ENODATA/],
	['refused', /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/],
	['login', /\bEAUTH\b|ENOAUTH|\b53[045]\b/],
	['sender', /MAIL FROM/],
	['greeting', /GREETING_TIMEOUT|Greeting never received|Invalid greeting/],
	['timeout', /ETIMEDOUT/],
	['tls_port', /WRONG_VERSION_NUMBER|wrong version number|PACKET_LENGTH|http request/i],
	['certificate_name', /ERR_TLS_CERT_ALTNAME_INVALID/],
	['certificate_old', /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/],
	[
		'certificate',
		/SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_(UNTRUSTED|REVOKED|SIGNATURE)|certificate|INVALID_CA|INVALID_PURPOSE/i
	],
	['no_starttls', /STARTTLS/],
	['tls', /ETLS|ERR_SSL|EPROTO\b|SSL alert/],
	['closed', /ECONNECTION|ECONNRESET|EPIPE|ESOCKET/]
];

const LONGEST = 300;

/** @param thrown by nodemailer when it tried to reach the mail server */
export function troubleOf(thrown: unknown): Trouble {
	const of: Record<string, unknown> = Object(thrown);
	const told = ['code', 'originalCode', 'timeoutType', 'command', 'responseCode', 'message']
		.map((key) => String(of[key] ?? ''))
		.join(' ');
	const found = SIGNS.find(([, sign]) => sign.test(told));
	return {
		code: found?.[0] ?? 'other',
		words: String(of['response'] ?? of['message'] ?? '').slice(0, LONGEST)
	};
}
