import { one, page, put, tinted, two } from './drawing';
import type { Template } from './template';

export const template: Template = {
	order: 3,
	name: { en: 'What we heard', 'zh-CN': '我们听到了什么' },
	purpose: {
		en: 'People have answered, and should see soon what was heard, what is done, and what is not.',
		'zh-CN': '大家已经回答，应当尽快看到听到了什么、要做什么、不做什么。'
	},
	about: {
		en: 'What you told us, what we do about it, by whom and when, and what we will not do.',
		'zh-CN': '您告诉了我们什么、我们怎么做、谁来做、何时完成，以及哪些不会做。'
	},
	pages: (tools) => [
		page(
			'home',
			'',
			['What we heard', '我们听到了什么'],
			['The themes, and what is done about each.', '各个主题，以及相应的行动。'],
			[
				one(
					put.banner(
						['You told us. Here is our answer.', '您说了，这是我们的回应'],
						[
							'Thank you to everybody who took a few minutes. We read every comment. This is what came up most, what we do about it, and what we leave as it is.',
							'感谢每一位花几分钟回答的人。我们读完了每一条留言。下面是提到最多的、我们要做的，以及保持不变的。'
						],
						['Results', '结果'],
						[['What is done', '行动进展'], 'page:actions'],
						[['How we counted', '怎么统计的'], 'page:method']
					)
				),
				one(...tools.fresh('heard')),
				one(
					put.cards(
						['Three themes came up most', '提到最多的三个主题'],
						[
							['Waiting without knowing', '等待，却不知道要多久'],
							[
								'Not the time itself, but that nobody says how long it will be.',
								'问题不在时间长短，而在没有人说要等多久。'
							],
							'page:actions'
						],
						[
							['Saying it twice', '同样的话说两遍'],
							['Whoever is passed on begins again from the start.', '每换一个人接手，就得从头再说一遍。'],
							'page:actions'
						],
						[
							['People who care', '用心的人'],
							[
								'The most frequent praise is for colleagues who call back.',
								'最多的表扬，给了会主动回电的同事。'
							]
						]
					)
				),
				two(
					[...tools.fresh('score')],
					[
						...tools.fresh('wall'),
						put.callout(
							'note',
							['Whose words stand here', '这里有谁的话'],
							[
								'Only those of people who agreed to it. Figures count everybody.',
								'只有征得本人同意的留言。数字则统计所有人。'
							]
						)
					]
				),
				tinted(
					two(
						[
							put.heading(['Did we understand you?', '我们理解对了吗？']),
							put.text([
								'If something important is missing here, say it now. It goes to the same people who wrote this page.',
								'如果漏了重要的内容，请现在告诉我们。它会送到写这一页的人手中。'
							])
						],
						[...tools.fresh('question')]
					)
				)
			]
		),
		page(
			'actions',
			'what-is-done',
			['What is done', '行动进展'],
			['What we do, by when, and what we do not.', '做什么、何时完成，以及不做什么。'],
			[
				one(
					put.road(
						['From words to deeds', '从听到到做到'],
						[
							'done',
							['Done', '已完成'],
							['Every letter names a day', '每封信写明日期'],
							['The day by which we answer stands in the first line.', '第一行就写明最晚哪天答复。']
						],
						[
							'now',
							['This quarter', '本季度'],
							['Notes go along when a case is passed on', '转交时附上记录'],
							['Nobody has to begin again.', '不用再从头说起。']
						],
						[
							'next',
							['Next quarter', '下季度'],
							['A number for calling back', '回电专线'],
							['Somebody rings you, at the hour that you choose.', '在您选的时间，我们打给您。']
						]
					)
				),
				one(
					put.table(
						['What we do not do, and why', '哪些不做，为什么'],
						[
							['You wished for', '您的希望'],
							['Our answer', '我们的回应'],
							['Why', '原因']
						],
						[
							['open on Sundays', '周日营业'],
							['not this year', '今年不做'],
							['too few would come for those who had to work', '来的人太少，不值得让同事加班']
						],
						[
							['a chat at night', '夜间在线客服'],
							['not yet', '暂时不做'],
							['first the answers by day must be better', '先把白天的答复做好']
						]
					)
				),
				one(
					put.news(
						['News of it', '最新动态'],
						[
							'win',
							tools.day(-4),
							['The first letters with a date are out', '第一批写明日期的信件已寄出'],
							['Fewer people call to ask where their case is.', '打电话来问进度的人变少了。']
						],
						[
							'delay',
							tools.day(-15),
							['Notes take a month longer', '转交记录推迟一个月'],
							[
								'Two systems have to learn to talk to each other. The new day stands in the road above.',
								'两个系统需要打通。新的时间见上方路线图。'
							]
						]
					)
				)
			]
		),
		page(
			'method',
			'how-we-counted',
			['How we counted', '怎么统计的'],
			['Who was asked, what is shown, what is not.', '问了谁、显示什么、不显示什么。'],
			[
				one(
					put.text(
						[
							'Everybody who was served in the weeks before got one letter with two questions. Nobody was reminded more than once.',
							'前几周接受过服务的每个人都收到一封信，只有两个问题。最多提醒一次。'
						],
						['## What is shown', '## 显示什么'],
						['- Figures with the number of people behind them.', '- 数字以及回答人数。'],
						['- Comments only where their writers agreed.', '- 只有本人同意的留言才会显示。'],
						['## What is not shown', '## 不显示什么'],
						['- Any result for fewer than five people.', '- 不足五人的任何结果。'],
						[
							'- Names, departments of one, or anything that leads to somebody.',
							'- 姓名、只有一个人的部门，或任何能找到本人的信息。'
						]
					),
					put.callout(
						'note',
						['A comment becomes a theme', '留言怎样成为主题'],
						[
							'Two people read all comments, each on their own, and sort them. Where they differ, a third decides.',
							'两个人各自通读并归类所有留言。意见不同时，由第三个人决定。'
						]
					)
				)
			]
		)
	]
};
