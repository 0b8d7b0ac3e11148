import type { User } from '@supabase/supabase-js';
import type { Client } from '$lib/server/door';
import type { Locale } from '$lib/i18n/paraglide/runtime';

declare global {
	namespace App {
		interface Locals {
			/** The asker's client: row-level security applies. */
			db: Client;
			/** Who asks, verified with the auth server on this request; null for a stranger. */
			user: User | null;
			/** The language of the interface for this request. */
			locale: Locale;
			/** Language and direction of the document, where they are not the interface's. */
			document?: { lang: string; dir: 'ltr' | 'rtl' };
			/** Text of `<script>` elements in the document: a survey's (`scriptOf`). */
			scripts?: string[];
			/** Text of `<style>` elements in the document: the look of a team. */
			styles?: string[];
			/** What the document follows from, where it is the same for many (`sameFor`); absent, it is not. */
			same?: string | null;
			/** A page of a site: it has its icon, and a style that follows from its elements and what its scripts name. */
			fits?: boolean;
			/** What a page answers with that was drawn all the same: a page of a site that there is not (404). */
			status?: number;
			/** Origins that may frame the document; absent, nobody may. */
			frames?: string[];
		}
		interface Error {
			/** Code of the problem (`lib/problem.ts`), or words for what has none. */
			message: string;
			/** Values for the sentence. */
			facts?: Record<string, string | number>;
			/** What the log calls this failure, where there is one to look up. */
			id?: string;
		}
	}
}

export {};
