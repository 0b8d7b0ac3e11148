import { createContext, tick } from 'svelte';
import type { BlockKinds } from '../blocks/block';
import { blockBeside } from '../edit/neighbours';
import { setField, setProse, setWords } from '../edit/fields';
import { findBlock, findPage } from '../edit/walk';
import { begun, done, redone, settled, undone } from '../history';
import type { Obstacle } from '../publication';
import type { RichDocument } from '../rich';
import type { Block, SiteDocument } from '../site';
import { fieldOf, wordsOf } from './fielding';
import type { Givens } from './givens.svelte';
import { doneTo, pageWith, standing, type Selected } from './selecting';
import type { Picked } from './picked';

export type Region = 'canvas' | 'outline' | 'pages';

export interface DeskParts {
	/** The site's id, and where its builder is found. */
	id: string;
	base: string;
	name: string;
	locale: 'en' | 'zh-CN';
	kinds: BlockKinds;
	givens: Givens;
	/** The surveys of the team that can be chosen. */
	surveys: readonly Picked[];
	/** The document is another. */
	changed: () => void;
	/** ms on any clock. */
	now: () => number;
}

/** A site while it is built: the document and its history, what is selected, what was said of it. */
export class Desk {
	#story = $state.raw(begun<SiteDocument>({ ...NOTHING }));
	readonly site = $derived(this.#story.now);
	/** By itself: typing makes the site another, and what only asks for this is not drawn again. */
	readonly languages = $derived(this.site.languages);
	page = $state('');
	selected = $state.raw<Selected>({ what: 'site', id: '' });
	/** That is written in. */
	language = $state('');
	/** What a screen reader hears of the last action. A mark at its end makes the same sentence news again. */
	said = $state('');
	/** On a phone, what of the three is in sight. */
	region = $state<'add' | 'canvas' | 'properties'>('canvas');
	inserting = $state(false);
	/** Of the selected section: where something new goes. */
	slot = $state(0);
	obstacles = $state.raw<readonly Obstacle[]>([]);
	/** A block that has just come: its first words are there to be written over. */
	fresh: string | null = null;
	readonly canUndo = $derived(this.#story.before.length > 0);
	readonly canRedo = $derived(this.#story.after.length > 0);
	readonly shown = $derived(findPage(this.site, this.page)?.page ?? this.site.pages[0]);

	constructor(
		readonly parts: DeskParts,
		site: SiteDocument
	) {
		this.load(site);
	}

	/** Another document takes its place, with a history of its own. */
	load(site: SiteDocument): void {
		this.#story = begun(site);
		if (!site.languages.includes(this.language)) this.language = site.languages[0] ?? 'en';
		this.#stand();
	}

	/**
	 * The one way to change the document.
	 * @param what was done, as history names it @param typing grows with what comes soon after
	 * @returns whether anything changed
	 */
	do(site: SiteDocument, what: string, typing = false): boolean {
		if (site === this.site) return false;
		this.#story = done(this.#story, site, what, this.parts.now(), typing);
		this.#stand();
		this.parts.changed();
		return true;
	}

	/** The next letter is a step of its own. */
	settle(): void {
		this.#story = settled(this.#story);
	}

	/** @returns what was taken back, as it was named; null at the beginning */
	undo(): string | null {
		return this.#step(undone(this.#story));
	}
	redo(): string | null {
		return this.#step(redone(this.#story));
	}

	#step(found: ReturnType<typeof undone<SiteDocument>>): string | null {
		if (!found) return null;
		const beside = this.selected.what === 'block' ? blockBeside(this.site, this.selected.id) : null;
		this.#story = found.story;
		// What comes back is what one wants to go on with.
		const thing = doneTo(found.what);
		if (thing && pageWith(this.site, thing)) this.selected = thing;
		// What goes leaves its place to what stood beside it, as when it is removed.
		else if (beside && !this.block(this.selected.id) && this.block(beside))
			this.selected = { what: 'block', id: beside };
		this.#stand();
		this.parts.changed();
		return found.what;
	}

	#stand(): void {
		const { page, selected } = standing(this.site, this.selected, this.page);
		this.page = page;
		if (selected !== this.selected) this.selected = selected;
		if (!this.site.languages.includes(this.language)) this.language = this.site.languages[0] ?? 'en';
	}

	select(what: Selected['what'], id: string): void {
		if (this.selected.what === what && this.selected.id === id) return;
		this.selected = { what, id };
		this.slot = 0;
		this.page = pageWith(this.site, this.selected) ?? this.page;
		this.settle();
	}

	say(sentence: string): void {
		// An invisible word joiner: a live region that is told the same again says nothing.
		this.said = this.said === sentence ? `${sentence}\u2060` : sentence;
	}

	write(block: string, at: string, text: string, language = this.language): void {
		this.do(setWords(this.site, block, at, language, text), `type:${block}:${at}:${language}`, true);
	}
	compose(block: string, at: string, document: RichDocument, language = this.language): void {
		this.do(setProse(this.site, block, at, language, document), `type:${block}:${at}:${language}`, true);
	}
	/** @param typing as in `do` */
	set(block: string, at: string, value: unknown, typing = false): void {
		this.do(setField(this.site, block, at, value), `set:${block}:${at}`, typing);
	}

	block(id: string): Block | undefined {
		return findBlock(this.site, id)?.block;
	}
	kindOf(block: Block) {
		return Object.hasOwn(this.parts.kinds, block.kind) ? this.parts.kinds[block.kind] : undefined;
	}
	fieldOf(block: Block, at: string) {
		return fieldOf(this.kindOf(block), at);
	}
	/** @returns what a kind is called; its own name where nobody knows it */
	nameOf(block: Block): string {
		return this.kindOf(block)?.name[this.parts.locale] ?? block.kind;
	}
	/** @returns the first words in it */
	wordsOf(block: Block): string {
		return wordsOf(block, this.parts.kinds, { language: this.language, languages: this.languages });
	}
	/** Ids of pictures and files that came since the page was opened: they are there. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- read when it is asked, not watched
	readonly came = { pictures: new Set<string>(), files: new Set<string>() };
	keptPicture(id: string): void {
		this.came.pictures.add(id);
	}
	keptFile(id: string): void {
		this.came.files.add(id);
	}

	/** What is in the way at a block or page; of what is not translated, what lacks in the language that is written in. */
	obstaclesOf(id: string): readonly Obstacle[] {
		return this.#obstacles.get(id) ?? NONE;
	}
	readonly #obstacles = $derived.by(() => {
		const here = this.obstacles.filter((one) => !one.language || one.language === this.language);
		return Map.groupBy(here, ({ page, block }) => block ?? page ?? '');
	});

	/**
	 * Brings the focus to something once it is drawn: in the region where the person is, else on the canvas.
	 * @param lost only where what had the focus has gone with what was done
	 */
	async focus({ id, lost = false }: { id: string; lost?: boolean }, words = false): Promise<void> {
		const region = regionOf(document.activeElement);
		await tick();
		// A button that has nothing more to do is disabled, and lets go of the focus a moment later.
		if (lost && !document.activeElement?.matches('body, :disabled')) return;
		const there = region && !words ? document.querySelector(`[data-region="${region}"]`) : null;
		const found =
			there?.querySelector<HTMLElement>(`[data-thing="${id}"]`) ??
			document.querySelector<HTMLElement>(`[data-region="canvas"] [data-thing="${id}"]`);
		const inside = words && found ? this.#wordsIn(found, id) : null;
		// What is gone leaves the focus where the Tab key would come to, and never nowhere.
		const target =
			inside ?? found ?? document.querySelector<HTMLElement>('[data-region="canvas"] [tabindex="0"]');
		target?.focus();
		if (inside) toItsEnd(inside);
		target?.scrollIntoView({ block: 'nearest' });
	}

	/** The words that a block is for: those it needs, else its first. */
	#wordsIn(frame: HTMLElement, id: string): HTMLElement | null {
		const block = this.block(id);
		const fields = Object.entries((block && this.kindOf(block)?.fields) ?? {});
		const needed = fields.find(
			([, field]) => field.required && (field.as === 'words' || field.as === 'prose')
		);
		return (
			(needed && frame.querySelector<HTMLElement>(`[data-at="${needed[0]}"]`)) ??
			frame.querySelector<HTMLElement>('[data-words]')
		);
	}

	/** @returns whether the block has just come, once */
	isFresh(id: string): boolean {
		const fresh = this.fresh === id;
		if (fresh) this.fresh = null;
		return fresh;
	}
}

const NONE: readonly Obstacle[] = [];

const NOTHING: SiteDocument = {
	format: 1,
	languages: ['en'],
	title: {},
	about: {},
	theme: { look: 'brand', accent: '#000000', type: 'calm' },
	cover: '',
	pages: []
};

/** The caret comes after the words, unless they are there to be written over. */
function toItsEnd(words: HTMLElement): void {
	const selection = document.getSelection();
	if (!words.isContentEditable || !selection?.isCollapsed) return;
	selection.selectAllChildren(words);
	selection.collapseToEnd();
}

/** @returns where on the desk an element is */
export const regionOf = (element: Element | null): string | null =>
	element?.closest('[data-region]')?.getAttribute('data-region') ?? null;

export const [useDesk, provideDesk] = createContext<Desk>();
