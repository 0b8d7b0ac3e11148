/**
 * Sixty days of a believable story. Lumen's new invoice app came out 28 days ago and hurt: scores fell until it
 * was mended 12 days ago. Support began to call people back 20 days ago, which made things easier. The team has
 * been well, but finds no time to learn.
 */

export type Answered = {
	minutesAgo: number;
	language: 'en' | 'zh-cn';
	answers: Record<string, unknown>;
	respondent?: string;
};

/** A small seeded generator (mulberry32, public domain by T. Ettinger): the same story on every machine. */
export function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

type Said = { en: string[]; 'zh-cn': string[] };

const WHY: Record<'glad' | 'torn' | 'cross', Said> = {
	glad: {
		en: [
			'Invoices go out in a minute, and my accountant stopped calling me.',
			'It just works, and the reports answer what my boss asks.',
			'The new app is finally as quick as the old one. Thank you for mending it.',
			'Support called me back the same day and knew my case.',
			'Payroll used to take a day. Now it is an hour.'
		],
		'zh-cn': [
			'开发票只要一分钟，会计再也不催我了。',
			'很稳定，老板要的数据报表里都有。',
			'新版应用终于和以前一样快了，谢谢你们修好。',
			'客服当天就回电了，而且了解我的情况。',
			'以前发工资要一天，现在一个小时就够。'
		]
	},
	torn: {
		en: [
			'Good, but expenses on the phone need too many steps.',
			'I like it. The price went up more than what it does.',
			'Reports are fine, exporting them is not.',
			'Does the job. I would not say more.'
		],
		'zh-cn': [
			'还不错，但手机上报销步骤太多。',
			'挺喜欢的，不过涨价比功能多。',
			'报表可以，导出不太好用。',
			'能用，没有特别的感觉。'
		]
	},
	cross: {
		en: [
			'Since the new invoice app, saving takes half a minute.',
			'The new app lost my draft twice. I now write invoices in a spreadsheet first.',
			'I could not find the tax field any more after the update.',
			'The app signs me out while I am typing.',
			'Waited for an answer for six days.'
		],
		'zh-cn': [
			'换了新的发票应用以后，保存一次要半分钟。',
			'新应用把我的草稿弄丢了两次，现在我先在表格里写。',
			'更新以后找不到税号那一栏了。',
			'我还在输入，应用就让我重新登录。',
			'等了六天才有人回复。'
		]
	}
};

const OPEN: Said = {
	en: [
		'The refund has not arrived.',
		'I still cannot sign in on my tablet.',
		'Waiting for the corrected invoice.'
	],
	'zh-cn': ['退款还没到账。', '平板上还是登录不了。', '还在等更正后的发票。']
};
const BETTER: Said = {
	en: [
		'Not explaining it three times to three people.',
		'A shorter queue.',
		'Call me back instead of music.',
		'An answer by e-mail would have been enough.'
	],
	'zh-cn': ['不用向三个人解释三遍。', '少排一会儿队。', '不要听音乐，给我回电就好。', '发一封邮件就够了。']
};
const CHANGE: Said = {
	en: [
		'One afternoon a week without meetings.',
		'Time to try the new tools before customers do.',
		'Decide faster who owns what.',
		'Keep the Friday demos, they are the best hour of the week.',
		'Tell us what became of the last survey.'
	],
	'zh-cn': [
		'每周留一个没有会议的下午。',
		'希望有时间先试用新工具。',
		'谁负责什么，决定得再快一点。',
		'周五的分享会请保留，那是一周最好的一小时。',
		'请告诉我们上次调查之后做了什么。'
	]
};

const PEOPLE = [
	'Ana Sousa',
	'Ben Okafor',
	'陈晓雯',
	'Dina Haddad',
	'Emil Larsen',
	'方志远',
	'Grace Kim',
	'Hugo Meyer',
	'黄雅婷',
	'Ines Costa',
	'Jonas Weber',
	'Kenji Mori',
	'李明',
	'Mara Rossi',
	'Noah Jansen',
	'欧阳静',
	'Priya Nair',
	'Rosa Díaz',
	'孙磊',
	'Tomas Novak'
];

const DAY = 24 * 60;

/** `count` moments over 60 days, oldest first, busier on weekdays and in office hours. */
function moments(roll: () => number, count: number): number[] {
	return Array.from({ length: count }, () => Math.floor(roll() * 60 * DAY) + 90).sort((a, b) => b - a);
}

const between = (low: number, high: number, at: number) => Math.max(low, Math.min(high, Math.round(at)));

export function customers(): Answered[] {
	const roll = dice(7);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
	return moments(roll, 268).map((minutesAgo) => {
		const day = minutesAgo / DAY;
		const mood = day > 28 ? 8.1 : day > 12 ? 5.9 : 8.5;
		const score = between(0, 10, mood + (roll() + roll() + roll() - 1.5) * 3.4);
		const language = roll() < 0.42 ? 'zh-cn' : 'en';
		const answers: Record<string, unknown> = { recommend: score };
		const tone = score >= 9 ? 'glad' : score >= 7 ? 'torn' : 'cross';
		if (roll() < 0.45) answers.why = pick(WHY[tone][language]);
		const uses = ['invoices', 'expenses', 'payroll', 'reports'].filter(
			(_, at) => roll() < [0.8, 0.45, 0.3, 0.4][at]!
		);
		if (uses.length) answers.value = uses;
		answers.since = roll() < 0.2 ? 'new' : roll() < 0.45 ? 'year' : 'long';
		return { minutesAgo, language, answers };
	});
}

export function callers(): Answered[] {
	const roll = dice(11);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
	return moments(roll, 164).map((minutesAgo) => {
		const ease = minutesAgo / DAY > 20 ? 4.3 : 5.7;
		const effort = between(1, 7, ease + (roll() + roll() - 1) * 2.6);
		const language = roll() < 0.35 ? 'zh-cn' : 'en';
		const answers: Record<string, unknown> = {
			effort,
			person: between(1, 5, 4.1 + (roll() + roll() - 1) * 1.8)
		};
		const solved = roll() < 0.35 + effort / 11;
		answers.solved = solved;
		if (!solved) answers.open = pick(OPEN[language]);
		if (effort <= 4 && roll() < 0.6) answers.better = pick(BETTER[language]);
		return { minutesAgo, language, answers, respondent: pick(PEOPLE) };
	});
}

export function colleagues(): Answered[] {
	const roll = dice(23);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
	const about = (mean: number) => between(1, 5, mean + (roll() + roll() - 1) * 1.9);
	return moments(roll, 135).map((minutesAgo) => {
		const language = roll() < 0.5 ? 'zh-cn' : 'en';
		const answers: Record<string, unknown> = {
			week: about(3.7),
			clear: about(4.2),
			voice: about(3.6),
			learning: about(2.5)
		};
		if (roll() < 0.4) answers.change = pick(CHANGE[language]);
		return { minutesAgo, language, answers };
	});
}
