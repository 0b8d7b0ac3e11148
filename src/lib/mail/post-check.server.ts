import { resolveTxt } from 'node:dns/promises';
import type { MailSettings } from '$lib/server/mail-settings';
import { settings } from '$lib/server/settings';
import { m } from '$lib/i18n/paraglide/messages';
import { dkimRecord } from './dkim-record';
import { transporterFor } from './post.server';
import { troubleOf, type Trouble } from './trouble';
import { saysMore, troubleSentence } from './trouble-words';

type Lookup = (name: string) => Promise<string[][]>;

/** What the DNS says of our signature; null too where it cannot be asked: then nothing is known. */
async function dkimTrouble({ dkim }: MailSettings, lookup: Lookup): Promise<Trouble | null> {
	if (!dkim) return null;
	const name = `${dkim.selector}._domainkey.${dkim.domain}`;
	try {
		const found = dkimRecord(await lookup(name), dkim.key);
		if (found === 'fits') return null;
		return { code: found === 'missing' ? 'dkim_missing' : 'dkim_other', words: name };
	} catch (thrown) {
		const code: unknown = Object(thrown).code;
		return code === 'ENOTFOUND' || code === 'ENODATA' ? { code: 'dkim_missing', words: name } : null;
	}
}

/**
 * Asks the mail server whether it would take letters from us, without sending one, and the DNS whether our signature
 * can be believed.
 *
 * @returns null if all is well, or what is wrong
 */
export async function check(mail: MailSettings, lookup: Lookup = resolveTxt): Promise<Trouble | null> {
	const transporter = transporterFor(mail, false);
	try {
		await transporter.verify();
	} catch (thrown) {
		return troubleOf(thrown);
	} finally {
		transporter.close();
	}
	return dkimTrouble(mail, lookup);
}

/** Says on the console what is wrong, once, when the product starts. Nothing where all is well. */
export async function sayWhatIsWrong(): Promise<void> {
	const { mail, hosted } = settings();
	if (!mail) {
		if (hosted) console.error(m.sending_none_hosted({}, { locale: 'en' }));
		return;
	}
	const trouble = await check(mail);
	if (!trouble) return;
	const said = saysMore(trouble) ? ` (${trouble.words})` : '';
	const sentence = troubleSentence(trouble, mail, 'en');
	console.error(`${m.sending_start_trouble({}, { locale: 'en' })} ${sentence}${said}`);
}
