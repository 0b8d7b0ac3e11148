import { m } from '$lib/i18n/paraglide/messages';
import { domainsFrom, isWho, MOST_DOMAINS, PASSCODE, passcodeMistake, type Who } from '$lib/site/access';
import type { Wish } from '$lib/site/accesses.server';
import { textIn } from '../publish/forms';

const LONGEST_NAME = 200;

/** Reads what a site is to be called, if anything, or why it cannot be. */
export function titleIn(form: FormData): { name: string; mistake?: string } {
	const name = textIn(form, 'name').toWellFormed();
	if ([...name].length > LONGEST_NAME)
		return { name, mistake: m.posts_mistake_name_long({ max: LONGEST_NAME }) };
	return { name };
}

/** Reads a site's new name, or why it is none. */
export function nameIn(form: FormData): { name: string; mistake?: string } {
	const read = titleIn(form);
	return read.name ? read : { ...read, mistake: m.posts_mistake_name() };
}

/** What stands in the fields, as somebody typed it; never the passcode. */
export interface TypedAccess {
	who: Who;
	noindex: boolean;
	domains: string;
}
export type AccessMistakes = Partial<Record<'who' | 'passcode' | 'domains', string>>;

const PASSCODES = {
	short: () => m.sites_mistake_passcode_short({ least: PASSCODE.least }),
	long: () => m.sites_mistake_passcode_long({ most: PASSCODE.most }),
	simple: () => m.sites_mistake_passcode_simple()
};

/**
 * Reads who may read a site.
 * @param before who may now: only a site that has a passcode may go on without a new one
 */
export function accessIn(
	form: FormData,
	before: Who
): { values: TypedAccess; mistakes?: AccessMistakes; wish: Wish } {
	const asked = textIn(form, 'who');
	const who = isWho(asked) ? asked : before;
	const passcode = textIn(form, 'passcode');
	const typed = textIn(form, 'domains').slice(0, 10_000);
	const { domains, unreadable } = domainsFrom(typed);
	const mistakes: AccessMistakes = {};
	const wrong = passcode ? passcodeMistake(passcode) : null;
	if (!isWho(asked)) mistakes.who = m.sites_mistake_who();
	if (who === 'passcode' && wrong) mistakes.passcode = PASSCODES[wrong]();
	else if (who === 'passcode' && !passcode && before !== 'passcode')
		mistakes.passcode = m.sites_mistake_passcode_missing();
	if (who === 'domains' && unreadable[0])
		mistakes.domains = m.sites_mistake_domain({ domain: unreadable[0].slice(0, 100) });
	else if (who === 'domains' && !domains.length) mistakes.domains = m.sites_mistake_domains();
	else if (domains.length > MOST_DOMAINS)
		mistakes.domains = m.sites_mistake_domains_many({ most: MOST_DOMAINS });
	const values = { who, noindex: form.has('noindex'), domains: typed };
	const wish: Wish = {
		who,
		noindex: values.noindex,
		passcode: who === 'passcode' && passcode ? passcode : null,
		domains: who === 'domains' ? domains : []
	};
	return Object.keys(mistakes).length ? { values, mistakes, wish } : { values, wish };
}
