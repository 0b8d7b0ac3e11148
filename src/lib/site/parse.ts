import { Problem } from '../problem';
import type { BlockKinds } from './blocks/block';
import { fieldsFrom, forgive, isLanguage, isPart, refuse, wordsFrom, type Refuse } from './fields';
import { isId } from './ids';
import { LIMITS, STORED, type Limits } from './limits';
import { themeFrom } from './theme-parse';
import {
	LAYOUTS,
	TONES,
	type Block,
	type Layout,
	type Section,
	type SiteDocument,
	type SitePage
} from './site';
import { unknownFields } from './unknown';
import { upgraded } from './upgrade';

/**
 * The gate of a site that is being saved: what comes out is a site within its limits, and nothing else.
 * @param json out of a parser, or as text
 * @throws Problem `invalid`, with what is wrong as facts; `too_large`
 */
export const siteFrom = (json: unknown, kinds: BlockKinds): SiteDocument =>
	new Reader(kinds, refuse, LIMITS).site(upgraded(valueOf(json, LIMITS.size)));

/**
 * The same for what was let in before: a field that its block has come to see otherwise is empty, a limit that
 * was lowered is not held against it, and the page stands.
 */
export const siteStored = (json: unknown, kinds: BlockKinds): SiteDocument =>
	new Reader(kinds, forgive, STORED).site(upgraded(valueOf(json, STORED.size)));

/** @returns blocks that came from elsewhere, by the same gate */
export const blockFrom = (json: unknown, kinds: BlockKinds): Block =>
	new Reader(kinds, refuse, LIMITS).block(json);

/** @returns a section that came from elsewhere, by the same gate */
export const sectionFrom = (json: unknown, kinds: BlockKinds): Section =>
	new Reader(kinds, refuse, LIMITS).section(json, { blocks: 0 });

function valueOf(json: unknown, max: number): unknown {
	const text = typeof json === 'string' ? json : JSON.stringify(json);
	if (text === undefined) throw new Problem('invalid');
	// UTF-8 needs at most three bytes for a UTF-16 unit: short texts are not encoded to be measured.
	if (text.length * 3 > max && new TextEncoder().encode(text).length > max)
		throw new Problem('too_large', { max });
	if (typeof json !== 'string') return json;
	try {
		return JSON.parse(text);
	} catch {
		throw new Problem('invalid', { limit: 'json' });
	}
}

const wrong = (what: string, max?: number): never => {
	throw new Problem('invalid', max === undefined ? { limit: what } : { limit: what, max });
};

const listOf = (value: unknown, what: string, most: number): readonly unknown[] => {
	if (!Array.isArray(value)) return wrong(what);
	return value.length > most ? wrong(what, most) : value;
};

const SLUG = /^[a-z0-9](-?[a-z0-9])*$/;

/** @returns whether `slug` may be a page's part of the address; '' is the home page's */
export const isSlug = (slug: string, most: number = LIMITS.slug): boolean =>
	!slug || (slug.length <= most && SLUG.test(slug));

class Reader {
	readonly #ids = new Set<string>();
	#pages = 0;
	#blocks = 0;

	constructor(
		private readonly kinds: BlockKinds,
		private readonly told: Refuse,
		private readonly most: Limits
	) {}

	site(json: unknown): SiteDocument {
		if (!isPart(json)) return wrong('site');
		const languages = listOf(json['languages'], 'languages', this.most.languages).filter(
			(one): one is string => typeof one === 'string' && isLanguage(one)
		);
		if (!languages.length) wrong('languages');
		const cover = json['cover'];
		return {
			format: 1,
			languages: [...new Set(languages)],
			title: wordsFrom(json['title'], false, LIMITS.title, 'title', this.told),
			about: wordsFrom(json['about'], true, LIMITS.about, 'about', this.told),
			theme: themeFrom(json['theme']),
			cover: isId(cover) ? cover : '',
			pages: this.#pagesFrom(json['pages'], 1)
		};
	}

	#pagesFrom(json: unknown, depth: number): SitePage[] {
		const list = listOf(json ?? [], 'pages', this.most.pages);
		if (list.length && depth > this.most.depth) wrong('depth', this.most.depth);
		return list.map((page) => this.#page(page, depth));
	}

	#page(json: unknown, depth: number): SitePage {
		if (!isPart(json)) return wrong('pages');
		if (++this.#pages > this.most.pages) wrong('pages', this.most.pages);
		const slug = json['slug'];
		if (typeof slug !== 'string' || !isSlug(slug, this.most.slug)) return wrong('slug', this.most.slug);
		const count = { blocks: 0 };
		return {
			id: this.#id(json['id']),
			slug,
			title: wordsFrom(json['title'], false, LIMITS.title, 'title', this.told),
			about: wordsFrom(json['about'], true, LIMITS.about, 'about', this.told),
			unlisted: json['unlisted'] === true,
			sections: listOf(json['sections'], 'sections', this.most.sections).map((one) =>
				this.section(one, count)
			),
			pages: this.#pagesFrom(json['pages'], depth + 1)
		};
	}

	section(json: unknown, count: { blocks: number }): Section {
		if (!isPart(json)) return wrong('sections');
		const layout = layoutOf(json['layout']);
		const slots = listOf(json['slots'], 'slots', LAYOUTS[layout]);
		if (slots.length !== LAYOUTS[layout]) wrong('slots', LAYOUTS[layout]);
		return {
			id: this.#id(json['id']),
			layout,
			tone: TONES.find((tone) => tone === json['tone']) ?? 'plain',
			slots: slots.map((slot) => {
				const blocks = listOf(slot, 'blocks', this.most.blocks);
				if ((count.blocks += blocks.length) > this.most.blocks) wrong('blocks', this.most.blocks);
				return blocks.map((block) => this.block(block));
			})
		};
	}

	block(json: unknown): Block {
		if (!isPart(json)) return wrong('blocks');
		if (++this.#blocks > this.most.allBlocks) wrong('blocks', this.most.allBlocks);
		const kind = json['kind'];
		if (typeof kind !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(kind)) return wrong('kind');
		const id = this.#id(json['id']);
		const known = Object.hasOwn(this.kinds, kind) ? this.kinds[kind] : undefined;
		const fields = known
			? fieldsFrom(known, json['fields'], (at) => this.told(`${id}.${at}`))
			: unknownFields(json['fields'], this.most.unknown);
		return { id, kind, fields };
	}

	#id(value: unknown): string {
		if (!isId(value) || this.#ids.has(value)) return wrong('id');
		this.#ids.add(value);
		return value;
	}
}

const isLayout = (value: unknown): value is Layout =>
	typeof value === 'string' && Object.hasOwn(LAYOUTS, value);
const layoutOf = (value: unknown): Layout => (isLayout(value) ? value : wrong('layout'));
