import { isLanguage } from '../fields';
import { LIMITS } from '../limits';
import type { SiteDocument, Theme } from '../site';
import { wordsWith } from './words';

export function setTitle(site: SiteDocument, language: string, text: string): SiteDocument {
	const title = wordsWith(site.title, language, text);
	return title === site.title ? site : { ...site, title };
}

export function setAbout(site: SiteDocument, language: string, text: string): SiteDocument {
	const about = wordsWith(site.about, language, text);
	return about === site.about ? site : { ...site, about };
}

/** @param cover id of a picture of the team, '' for none */
export const setCover = (site: SiteDocument, cover: string): SiteDocument =>
	cover === site.cover ? site : { ...site, cover };

export function setTheme(site: SiteDocument, theme: Partial<Theme>): SiteDocument {
	const next = { ...site.theme, ...theme };
	const { look, accent, type } = site.theme;
	return next.look === look && next.accent === accent && next.type === type ? site : { ...site, theme: next };
}

export function addLanguage(site: SiteDocument, language: string): SiteDocument {
	const { languages } = site;
	if (!isLanguage(language) || languages.includes(language) || languages.length >= LIMITS.languages)
		return site;
	return { ...site, languages: [...languages, language] };
}

/** What was written in it is kept, unseen, for the day it comes back. The last one stays. */
export function removeLanguage(site: SiteDocument, language: string): SiteDocument {
	const languages = site.languages.filter((one) => one !== language);
	return languages.length && languages.length < site.languages.length ? { ...site, languages } : site;
}

/** Makes a language the one that is written first, and that stands in for what others lack. */
export function leadLanguage(site: SiteDocument, language: string): SiteDocument {
	if (site.languages[0] === language || !site.languages.includes(language)) return site;
	return { ...site, languages: [language, ...site.languages.filter((one) => one !== language)] };
}
