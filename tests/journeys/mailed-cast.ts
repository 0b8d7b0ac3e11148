/** Who the main journey of letters is about, how a sheet tells of them, and what they are asked. */

type Told = readonly [name: string, address: string, language: 'en' | 'zh-CN', department: string];

/** Everybody on the list, by what becomes of them. */
export const WHO = {
	scripted: ['Ana Sousa', 'ana@people.example', 'en', 'Sales'],
	unscripted: ['王芳', 'fang@people.example', 'zh-CN', 'Sales'],
	ben: ['Ben "Benny" O\'Neill', 'ben@people.example', 'en', 'Sales'],
	wei: ['李伟', 'wei@people.example', 'zh-CN', 'Sales'],
	byPage: ['Dana Kim', 'dana@people.example', 'en', 'Sales'],
	unknown: ['Gone Away', 'gone@people.example', 'en', 'Sales'],
	quiet: ['Quiet Q', 'quiet@people.example', 'en', 'Sales'],
	clara: ['Novak, Clara', 'clara@people.example', 'en', 'Support'],
	byHeader: ['张敏', 'min@people.example', 'zh-CN', 'Support'],
	bounces: ['Moved On', 'moved@people.example', 'en', 'Support'],
	still: ['Still; S', 'still@people.example', 'en', 'Support'],
	mute: ['Mute {name} <b>M</b>', 'mute@people.example', 'en', 'Support'],
	lea: ['Lea, "the" Ünal', 'lea@people.example', 'en', 'Care'],
	kim: ['Kim Berg', 'kim@people.example', 'en', 'Care'],
	jo: ['Jo Adler', 'jo@people.example', 'en', 'Care'],
	max: ['Max Weiß', 'max@people.example', 'en', 'Care'],
	rosa: ['Rosa Lund', 'rosa@people.example', 'en', 'Legal'],
	mended: ['Lee Park', 'lee@people.example', 'en', 'Legal']
} as const satisfies Record<string, Told>;
export type Who = keyof typeof WHO;
export const EVERYBODY = Object.keys(WHO) as Who[];
export const addressOf = (who: Who): string => WHO[who][1];
export const isChinese = (who: Who): boolean => WHO[who][2] === 'zh-CN';

/** Five are a group: fewer are not told of. */
export const ANSWER: Who[] = ['scripted', 'unscripted', 'ben', 'wei', 'clara'];
/** They want no more letters after this one. */
export const DECLINE: Who[] = ['byPage', 'byHeader'];
/** There is nobody at their address. */
export const RETURN: Who[] = ['unknown', 'bounces'];
/** Of whom nothing is heard: as many as hide who of them answers next. */
export const QUIET = EVERYBODY.filter((who) => ![...ANSWER, ...DECLINE, ...RETURN].includes(who));

/** On the list, and said by telephone that they want no letters. */
export const TOLD: Told = ['Tom Told', 'tom@people.example', 'en', 'Sales'];
/** On no list: of another department, and long here. */
export const ELSEWHERE: Told = ['Sam Kitchen', 'sam@people.example', 'en', 'Kitchen'];
export const LONG_HERE: Told = ['Olga Old', 'olga@people.example', 'en', 'Sales'];

export const ON_LIST = ['Sales', 'Support', 'Care', 'Legal'];
/** Fewer than five: not told of by themselves. */
export const SMALL = ['Care', 'Legal'];

const quoted = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const thisYear = `${new Date().getUTCFullYear()}-01-01`;

const rowOf = ([name, address, language, department]: Told, joined: string): string[] => [
	name,
	address,
	language === 'en' ? 'English' : '中文',
	department,
	joined
];

export const NO_ADDRESS = 'lee(at)people.example';

/** In which row of the sheet, as a spreadsheet counts, somebody stands who is not there yet. */
export const rowOfSheet = (who: Who): number => EVERYBODY.indexOf(who) + 2;
/** Of the row that says of the first once more, in another spelling and with what the first row leaves open. */
export const SECOND_ROW = EVERYBODY.length + 5;

/** @param mended whether the address that is none is one by now */
export function sheet(mended: boolean): string {
	const rows = [
		['Name', 'E-mail', 'Language', 'Department', 'Joined'],
		...EVERYBODY.map((who) => rowOf(WHO[who], who === 'scripted' ? '' : thisYear)),
		rowOf(TOLD, thisYear),
		rowOf(ELSEWHERE, thisYear),
		rowOf(LONG_HERE, '2019-03-01'),
		['', WHO.scripted[1].toUpperCase(), '', '', thisYear]
	];
	const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
	return mended ? text : text.replace(addressOf('mended'), NO_ADDRESS);
}

const both = (en: string, zh: string) => ({ default: en, 'zh-cn': zh });
export const QUESTION = { en: 'Would you recommend working here?', 'zh-CN': '您会推荐来这里工作吗？' };
const ask = (title: ReturnType<typeof both>) => ({
	title,
	pages: [
		{
			elements: [
				{ type: 'nps', name: 'recommend', title: both(QUESTION.en, QUESTION['zh-CN']) },
				{ type: 'comment', name: 'why', title: both('Why?', '为什么？') }
			]
		}
	]
});
export const PULSE = ask(both('Pulse', '脉搏调查'));
export const NAMED = ask(both('After the training', '培训之后'));
/** What stands in the subject of every letter about the first. */
export const PULSE_LETTER = /Pulse|脉搏调查/;
