import { isPart } from '../fields';
import { isEmptyRich } from '../rich-parse';
import type { RichDocument } from '../rich';
import type { Fields, SiteDocument, Words } from '../site';
import { spliced, withBlock } from './walk';
import { wordsWith } from './words';

/** @param at the way to the field: `items.2.answer`. Where nothing is on the way, the site stays as it is */
export const setField = (site: SiteDocument, block: string, at: string, value: unknown): SiteDocument =>
	changeField(site, block, at, () => value);

/** @param text blank: the language has not been written */
export const setWords = (
	site: SiteDocument,
	block: string,
	at: string,
	language: string,
	text: string
): SiteDocument =>
	changeField(site, block, at, (words) => wordsWith(isWords(words) ? words : {}, language, text));

/** @param document empty: the language has not been written */
export const setProse = (
	site: SiteDocument,
	block: string,
	at: string,
	language: string,
	document: RichDocument
): SiteDocument =>
	changeField(site, block, at, (prose) => {
		const { [language]: _before, ...others } = isPart(prose) ? prose : {};
		return isEmptyRich(document) ? others : { ...(isPart(prose) ? prose : {}), [language]: document };
	});

/** @param at the way to the list @param gap 0 before its first entry */
export const addEntry = (
	site: SiteDocument,
	block: string,
	at: string,
	gap: number,
	entry: Fields
): SiteDocument => changeList(site, block, at, (list) => spliced(list, gap, 0, entry));

export const removeEntry = (site: SiteDocument, block: string, at: string, index: number): SiteDocument =>
	changeList(site, block, at, (list) => (index in list ? spliced(list, index, 1) : list));

/** @param to the place that it has afterwards */
export const moveEntry = (
	site: SiteDocument,
	block: string,
	at: string,
	from: number,
	to: number
): SiteDocument =>
	changeList(site, block, at, (list) => {
		if (from === to || !(from in list) || !(to in list)) return list;
		return spliced(spliced(list, from, 1), to, 0, list[from]);
	});

export const duplicateEntry = (site: SiteDocument, block: string, at: string, index: number): SiteDocument =>
	changeList(site, block, at, (list) => (index in list ? spliced(list, index + 1, 0, list[index]) : list));

const isWords = (value: unknown): value is Words =>
	isPart(value) && Object.values(value).every((text) => typeof text === 'string');

const changeList = (
	site: SiteDocument,
	block: string,
	at: string,
	change: (list: readonly unknown[]) => readonly unknown[]
): SiteDocument => changeField(site, block, at, (list) => (Array.isArray(list) ? change(list) : list));

type Change = (value: unknown) => unknown;

const changeField = (site: SiteDocument, block: string, at: string, change: Change): SiteDocument =>
	withBlock(site, block, (one) => {
		const fields = changed(one.fields, at.split('.'), change);
		return fields === one.fields || !isPart(fields) ? one : { ...one, fields };
	});

/** Only what is on the way becomes new. */
function changed(here: unknown, [step, ...way]: readonly string[], change: Change): unknown {
	if (step === undefined) return change(here);
	if (Array.isArray(here)) {
		const index = Number(step);
		if (!Number.isInteger(index) || !(index in here)) return here;
		const next = changed(here[index], way, change);
		return next === here[index] ? here : here.with(index, next);
	}
	if (!isPart(here) || step === '__proto__') return here;
	const before = Object.hasOwn(here, step) ? here[step] : undefined;
	const next = changed(before, way, change);
	return next === before ? here : { ...here, [step]: next };
}
