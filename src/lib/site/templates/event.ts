import { beside, one, page, put, tinted, two } from './drawing';
import type { Template } from './template';

export const template: Template = {
	order: 4,
	name: { en: 'Event', 'zh-CN': '活动' },
	startsAs: { en: 'Listening day', 'zh-CN': '倾听日' },
	purpose: {
		en: 'A day together: what for, when, how to get there, and what people thought of it afterwards.',
		'zh-CN': '一次活动：为什么办、什么时候、怎么去，以及活动后大家怎么说。'
	},
	about: {
		en: 'A day for everybody who listens: programme, place, questions, and what you thought of it.',
		'zh-CN': '为所有倾听者准备的一天：日程、地点、常见问题，以及您的感受。'
	},
	pages: (tools) => [
		page(
			'home',
			'',
			['Home', '首页'],
			['What it is, and why come.', '这是什么活动，为什么要来。'],
			[
				one(
					put.banner(
						['A day for listening', '倾听日'],
						[
							'Half a day, four short talks, one long table. Come with a question that you would like to ask your customers or colleagues; leave with it asked.',
							'半天时间，四场短分享，一张长桌。带着想问客户或同事的问题来，走的时候它已经问出去了。'
						],
						['You are invited', '诚邀您参加'],
						[['Programme', '日程'], 'page:programme'],
						[['Place and way', '地点与交通'], 'page:place']
					)
				),
				one(
					put.countdown(['Until the doors open', '距离开场还有'], `${tools.day(30)}T09:00`, [
						'The day has come. Below you can say how it was.',
						'活动已开始。可以在下方说说您的感受。'
					])
				),
				one(
					put.numbers(
						['The day in short', '活动概览'],
						[
							['4', '4'],
							['talks', '场分享'],
							['Fifteen minutes each', '每场十五分钟']
						],
						[
							['1', '1'],
							['question that you bring', '个您带来的问题'],
							['Half of the time is for it', '一半时间留给它']
						],
						[
							['0', '0'],
							['slides with small print', '页密密麻麻的幻灯片'],
							['We promise', '我们保证']
						]
					)
				),
				tinted(
					two(
						[
							put.heading(['How was it for you?', '您觉得怎么样？']),
							put.text([
								'Two questions, right after the day, while you still know. What you say shapes the next one.',
								'活动一结束，趁还记得，两个问题。您说的话会决定下一次怎么办。'
							])
						],
						[...tools.fresh('survey')]
					)
				)
			]
		),
		page(
			'programme',
			'programme',
			['Programme', '日程'],
			['Hour by hour.', '按时间排列。'],
			[
				one(
					put.table(
						['The day, hour by hour', '当天安排'],
						[
							['Time', '时间'],
							['What', '内容'],
							['Where', '地点']
						],
						[
							['9:00', '9:00'],
							['Coffee, and a card to write your question on', '咖啡，把您的问题写在卡片上'],
							['Foyer', '前厅']
						],
						[
							['9:30', '9:30'],
							['Talk 1: what a customer told us on a Monday', '分享一：周一客户对我们说了什么'],
							['Hall', '大厅']
						],
						[
							['10:00', '10:00'],
							['Talk 2: the survey that nobody answered', '分享二：没有人回答的问卷'],
							['Hall', '大厅']
						],
						[
							['10:30', '10:30'],
							['At the long table: from your card to a question', '长桌时间：把卡片变成问题'],
							['Courtyard', '庭院']
						],
						[
							['12:00', '12:00'],
							['Lunch, and the first answers', '午餐，看看最早的回答'],
							['Courtyard', '庭院']
						]
					)
				),
				one(
					put.callout(
						'note',
						['You cannot come?', '来不了？'],
						[
							'The talks are recorded and stand here the day after, with captions in both languages.',
							'分享会录像，第二天放在这里，配中英文字幕。'
						]
					)
				)
			]
		),
		page(
			'place',
			'place',
			['Place and way', '地点与交通'],
			['How to get there, and what to bring.', '怎么去，带什么。'],
			[
				beside(
					[
						put.steps(
							['From the station', '从车站过来'],
							[
								['Take the exit to the square', '从广场出口出站'],
								['The lift is on the left.', '电梯在左手边。']
							],
							[
								['Seven minutes on foot', '步行七分钟'],
								['Along the river, without a step. Signs show the way.', '沿河走，无台阶，一路有指示牌。']
							],
							[
								['Ring at the glass door', '在玻璃门按铃'],
								['Somebody lets you in and has your badge.', '会有人为您开门，并准备好胸牌。']
							]
						)
					],
					[
						put.callout(
							'good',
							['For everybody', '人人都能参加'],
							['- Seats for wheelchairs in every row', '- 每排都有轮椅席位'],
							['- Live captions in both languages', '- 中英文实时字幕'],
							['- A quiet room on the first floor', '- 一楼设有安静休息室']
						)
					]
				)
			]
		),
		page(
			'questions',
			'questions',
			['What people ask', '大家常问'],
			['Cost, clothes, children.', '费用、着装、带孩子。'],
			[
				one(
					put.faq(
						['Before you come', '来之前'],
						[
							['What does it cost?', '要花钱吗？'],
							['Nothing, and it is working time.', '不用，而且算工作时间。']
						],
						[
							['May I bring somebody?', '可以带人来吗？'],
							[
								'Yes: somebody who doubts that listening changes anything.',
								'可以，最好带一位不相信倾听有用的人。'
							]
						],
						[
							['What should I bring?', '要带什么？'],
							['One question that you have wanted to ask for long.', '一个您一直想问的问题。']
						]
					),
					put.people(
						['Who to ask', '有问题找谁'],
						[
							['The event team', '活动组'],
							['At the desk by the door, from 8:30', '8:30 起在门口服务台'],
							['Badges, ways, anything lost', '胸牌、路线、失物']
						],
						[
							['The programme team', '项目组'],
							['Before and after the day', '活动前后'],
							['Talks, recordings, your question', '分享、录像、您的问题']
						]
					)
				)
			]
		)
	]
};
