import type { Brand } from '../account/brand';
import type { SiteDocument } from './site';

/** What `SiteView` shows: one page of a site as somebody reads it. */
export interface SiteShown {
	/** As its team calls it; what visitors read is the document's title. */
	name: string;
	document: SiteDocument;
	brand: Brand | null;
	/** The site's address, without a slash at the end: `/m/our-programme`. */
	base: string;
	/** What stands behind it: '' for the home page. There may be no page of that address. */
	path: string;
	language: string;
	/** The language that the address asks for, which links keep; '' where the browser's was taken. */
	asked: string;
	/** What blocks asked for, by their ids. */
	given: Readonly<Record<string, readonly unknown[]>>;
}
