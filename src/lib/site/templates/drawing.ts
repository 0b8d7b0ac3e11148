import { said, written } from '../blocks/fresh';
import type { Prose, Words } from '../site';
import type { BlockDraft, PageDraft, SectionDraft } from './template';

// A template's words and blocks, said shortly. Texts come as pairs: English, Chinese.

const BOTH = ['en', 'zh-CN'] as const;

export type Pair = readonly [en: string, zh: string];

/** @returns words in both languages */
export const say = ([en, zh]: Pair): Words => said(BOTH, en, zh);

/** @returns rich text in both; a line that begins with `## ` is a heading, with `- ` an item */
export const tell = (...lines: readonly Pair[]): Prose =>
	written(
		BOTH,
		lines.map(([en]) => en),
		lines.map(([, zh]) => zh)
	);

const block = (kind: string, fields: BlockDraft['fields']): BlockDraft => ({ kind, fields });
const leads = (to: string) => ({ to });

type Action = readonly [words: Pair, to: string];
const actionOf = ([words, to]: Action, at: number) => ({
	label: say(words),
	link: leads(to),
	look: at ? 'quiet' : 'main'
});

/** A template's blocks by name. */
export const put = {
	banner: (title: Pair, text: Pair, kicker: Pair, ...actions: readonly Action[]) =>
		block('banner', {
			title: say(title),
			text: say(text),
			kicker: say(kicker),
			shape: 'beside',
			actions: actions.map(actionOf)
		}),
	heading: (text: Pair, level: '2' | '3' = '2') => block('heading', { text: say(text), level }),
	text: (...lines: readonly Pair[]) => block('text', { text: tell(...lines) }),
	callout: (kind: 'note' | 'good' | 'warn', title: Pair, ...lines: readonly Pair[]) =>
		block('callout', { kind, title: say(title), text: tell(...lines) }),
	cards: (title: Pair, ...items: readonly (readonly [title: Pair, text: Pair, to?: string])[]) =>
		block('cards', {
			title: say(title),
			items: items.map(([name, text, to = '']) => ({ title: say(name), text: say(text), link: leads(to) }))
		}),
	steps: (title: Pair, ...items: readonly (readonly [title: Pair, text: Pair])[]) =>
		block('steps', {
			title: say(title),
			items: items.map(([name, text]) => ({ title: say(name), text: tell(text) }))
		}),
	faq: (title: Pair, ...items: readonly (readonly [question: Pair, answer: Pair])[]) =>
		block('faq', {
			title: say(title),
			items: items.map(([question, answer]) => ({ question: say(question), answer: tell(answer) })),
			open: true
		}),
	people: (title: Pair, ...items: readonly (readonly [name: Pair, role: Pair, about: Pair])[]) =>
		block('people', {
			title: say(title),
			items: items.map(([name, role, about]) => ({ name: say(name), role: say(role), about: say(about) }))
		}),
	numbers: (title: Pair, ...items: readonly (readonly [value: Pair, label: Pair, note: Pair])[]) =>
		block('numbers', {
			title: say(title),
			items: items.map(([value, label, note]) => ({ value: say(value), label: say(label), note: say(note) }))
		}),
	/** Times in words: a date of a template is soon a wrong one. */
	line: (title: Pair, ...items: readonly Moment[]) => timeline('line', title, items),
	road: (title: Pair, ...items: readonly Moment[]) => timeline('road', title, items),
	table: (title: Pair, ...rows: readonly (readonly Pair[])[]) =>
		block('table', {
			title: say(title),
			columns: rows[0]?.length ?? 1,
			named: true,
			rows: rows.map((row) =>
				Object.fromEntries(row.map((cell, at) => ['abcdef'.charAt(at), say(cell)] as const))
			)
		}),
	links: (title: Pair, ...items: readonly (readonly [title: Pair, about: Pair, to: string])[]) =>
		block('links', {
			title: say(title),
			items: items.map(([name, about, to]) => ({ title: say(name), about: say(about), link: leads(to) }))
		}),
	news: (title: Pair, ...items: readonly Piece[]) =>
		block('news', {
			title: say(title),
			items: items.map(([sort, day, name, text]) => ({ sort, day, title: say(name), text: tell(text) }))
		}),
	quote: (quote: Pair, who: Pair) => block('quote', { quote: say(quote), who: say(who) }),
	button: (note: Pair, ...items: readonly Action[]) =>
		block('button', { note: say(note), items: items.map(actionOf) }),
	countdown: (title: Pair, day: string, done: Pair) =>
		block('countdown', { title: say(title), day, zone: 'Asia/Shanghai', done: say(done) }),
	contents: (title: Pair) => block('contents', { title: say(title), of: 'page' }),
	search: (label: Pair) => block('search', { label: say(label) }),
	divider: () => block('divider', { look: 'short' })
} as const;

type Moment = readonly [state: 'done' | 'now' | 'next' | 'later', when: Pair, title: Pair, text: Pair];
type Piece = readonly [sort: 'win' | 'delay' | 'lesson' | 'news', day: string, title: Pair, text: Pair];

const timeline = (shape: 'line' | 'road', title: Pair, items: readonly Moment[]): BlockDraft =>
	block('timeline', {
		title: say(title),
		shape,
		items: items.map(([state, when, name, text]) => ({
			title: say(name),
			text: say(text),
			when: say(when),
			state
		}))
	});

export const one = (...blocks: readonly BlockDraft[]): SectionDraft => ({
	layout: 'one',
	tone: 'plain',
	slots: [blocks]
});
export const two = (left: readonly BlockDraft[], right: readonly BlockDraft[]): SectionDraft => ({
	layout: 'two',
	tone: 'plain',
	slots: [left, right]
});
/** The second slot is the narrow one. */
export const beside = (main: readonly BlockDraft[], side: readonly BlockDraft[]): SectionDraft => ({
	layout: 'sidebar',
	tone: 'plain',
	slots: [main, side]
});
/** On a surface of its own. */
export const tinted = (section: SectionDraft): SectionDraft => ({ ...section, tone: 'tint' });

export const page = (
	id: string,
	slug: string,
	title: Pair,
	about: Pair,
	sections: readonly SectionDraft[],
	pages: readonly PageDraft[] = []
): PageDraft => ({ id, slug, title: say(title), about: say(about), sections, pages });
