import type { Drawing } from './letter';

// What the house says in every letter: why one gets it, who is asking, what becomes of the answers. In languages that the
// house does not speak, in English.

interface HouseWords {
	/** Language tag of these words. */
	lang: string;
	asked: (team: string, survey: string) => string;
	named: (team: string) => string;
	anonymous: (team: string) => string;
	member: (team: string) => string;
	unsubscribe: string;
	minutes: (n: string) => string;
	confirm: string;
	/** A link of the text part. */
	leads: (label: string, link: string) => string;
	/** What a point of a scale means. */
	means: (point: string, words: string) => string;
	sentBy: string;
}

const EN: HouseWords = {
	lang: 'en',
	asked: (team, survey) =>
		survey
			? `You get this letter because ${team} asks people for their opinion: “${survey}”.`
			: `You get this letter because ${team} asks people for their opinion.`,
	named: (team) => `This survey is not anonymous: ${team} sees your name beside your answers.`,
	anonymous: () =>
		'Answers are anonymous: that somebody took part is kept apart from what they said, and nothing joins the two.',
	member: (team) => `You get this letter because you work on surveys with ${team}.`,
	unsubscribe: 'Unsubscribe',
	minutes: (n) => (n === '1' ? 'It takes about a minute.' : `It takes about ${n} minutes.`),
	confirm: 'A click opens the survey with your answer chosen; it counts once you confirm it there.',
	leads: (label, link) => `${label}: ${link}`,
	means: (point, words) => `${point} (${words})`,
	sentBy: 'Sent with Earshot'
};

const ZH: HouseWords = {
	lang: 'zh-CN',
	asked: (team, survey) =>
		survey
			? `您收到这封邮件，是因为${team}正在就“${survey}”征求意见。`
			: `您收到这封邮件，是因为${team}正在征求意见。`,
	named: (team) => `这份问卷不是匿名的：${team}会看到您的姓名和回答。`,
	anonymous: () => '您的回答是匿名的：是否参与、回答了什么，两者分开保存，互不关联。',
	member: (team) => `您收到这封邮件，是因为您是${team}的成员。`,
	unsubscribe: '退订',
	minutes: (n) => `大约需要 ${n} 分钟。`,
	confirm: '点击后将打开问卷，您的选择已经填好；在页面上确认后才会计入。',
	leads: (label, link) => `${label}：${link}`,
	means: (point, words) => `${point}（${words}）`,
	sentBy: '由 Earshot 发送'
};

export const houseWords = ({ language }: Pick<Drawing, 'language'>): HouseWords =>
	/^zh\b/i.test(language) ? ZH : EN;

/** Says in which language the house speaks, where that is not the letter's. */
export const spokenBy = ({ language }: Pick<Drawing, 'language'>): string =>
	/^(zh|en)\b/i.test(language) ? '' : ' lang="en" dir="ltr"';
