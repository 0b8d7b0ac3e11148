import type { BlockKind, BlockKinds, Field } from '../src/lib/site/blocks/block';
import { PLAIN_THEME } from '../src/lib/site/theme-parse';
import type { Block, Section, SiteDocument, SitePage } from '../src/lib/site/site';

// A small site and kinds of blocks that only tests know.

const label = (en: string, zh = en) => ({ en, 'zh-CN': zh });

/** Every kind of field there is, once, and again within a list. */
const every = {
	title: { as: 'words', label: label('Title', '标题'), required: true },
	story: { as: 'words', label: label('Story', '故事'), long: true },
	body: { as: 'prose', label: label('Body', '正文') },
	to: { as: 'link', label: label('Link', '链接') },
	picture: { as: 'picture', label: label('Picture', '图片') },
	file: { as: 'file', label: label('File', '文件'), accept: ['pdf'] },
	rows: { as: 'number', label: label('Rows', '行数'), least: 1, most: 9 },
	day: { as: 'date', label: label('Day', '日期') },
	loud: { as: 'flag', label: label('Loud', '醒目') },
	size: {
		as: 'pick',
		label: label('Size', '大小'),
		options: [
			{ value: 'small', label: label('Small', '小') },
			{ value: 'large', label: label('Large', '大') }
		]
	},
	survey: { as: 'survey', label: label('Survey', '问卷') },
	question: { as: 'question', label: label('Question', '题目'), survey: 'survey' },
	page: { as: 'page', label: label('Page', '页面') }
} as const satisfies Readonly<Record<string, Field>>;

const toy = (fields: Readonly<Record<string, Field>>, more: Partial<BlockKind> = {}): BlockKind => ({
	name: label('Toy', '玩具'),
	about: label('For tests.', '测试用。'),
	group: 'words',
	icon: 'M4 4h16',
	fields,
	fresh: () => ({}),
	...more
});

export const toyKinds = {
	all: toy({
		...every,
		items: { as: 'list', label: label('Items', '条目'), of: every, most: 4, one: label('item', '条目') }
	}),
	note: toy(
		{ words: { as: 'words', label: label('Words', '文字') } },
		{ fresh: () => ({ words: { en: 'Hello' } }), most: 2 }
	),
	text: toy({ body: { as: 'prose', label: label('Text', '正文') } })
} satisfies BlockKinds;

export const note = (id: string, words = id): Block => ({
	id,
	kind: 'note',
	fields: { words: { en: words } }
});

export const section = (id: string, ...slots: (readonly string[])[]): Section => ({
	id,
	layout: slots.length === 3 ? 'three' : slots.length === 2 ? 'two' : 'one',
	tone: 'plain',
	slots: slots.map((slot) => slot.map((one) => note(one)))
});

export const page = (
	id: string,
	slug: string,
	sections: readonly Section[] = [],
	pages: readonly SitePage[] = []
): SitePage => ({ id, slug, title: { en: id }, about: {}, unlisted: false, sections, pages });

/** Home: s1 (a b | c), s2 (d). How-to: s3 (e), with First steps below it. Empty. */
export const site = (pages?: readonly SitePage[]): SiteDocument => ({
	format: 1,
	languages: ['en'],
	title: { en: 'Programme' },
	about: {},
	theme: PLAIN_THEME,
	cover: '',
	pages: pages ?? [
		page('home', '', [section('s1', ['a', 'b'], ['c']), section('s2', ['d'])]),
		page('how', 'how-to', [section('s3', ['e'])], [page('first', 'first-steps')]),
		page('empty', 'empty')
	]
});

/** `s1: a b | c` for every section of the site, in reading order. */
export const outline = ({ pages }: Pick<SiteDocument, 'pages'>): string[] =>
	pages.flatMap((one) => [
		`${one.id}/${one.slug}`,
		...one.sections.map(
			({ id, slots }) => `${id}: ${slots.map((slot) => slot.map((block) => block.id).join(' ')).join(' | ')}`
		),
		...outline(one).map((line) => `> ${line}`)
	]);
