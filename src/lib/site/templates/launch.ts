import { beside, one, page, put, tinted, two } from './drawing';
import type { Template } from './template';

export const template: Template = {
	order: 1,
	name: { en: 'Programme launch', 'zh-CN': '项目启动' },
	startsAs: { en: 'Our new programme', 'zh-CN': '我们的新项目' },
	purpose: {
		en: 'Something new begins soon, and people should know what, when and why before they meet it.',
		'zh-CN': '新项目即将开始，在大家遇到它之前，先说清楚是什么、什么时候、为什么。'
	},
	about: {
		en: 'What begins, when, what it asks of you, and where to say what you think of it.',
		'zh-CN': '什么即将开始、何时开始、需要您做什么，以及在哪里说出您的想法。'
	},
	pages: (tools) => [
		page(
			'home',
			'',
			['Home', '首页'],
			['What begins, and when.', '什么即将开始，什么时候。'],
			[
				one(
					put.banner(
						['From next month we listen every day', '从下个月起，我们每天倾听'],
						[
							'Instead of one long survey a year: short questions at the moments that matter, read on the same day by those who can change something.',
							'不再一年一次长问卷，而是在重要时刻问一个短问题，当天就由能改变它的人来看。'
						],
						['A new programme', '新项目'],
						[['What it means for you', '对您意味着什么'], 'page:you'],
						[['The plan', '时间安排'], 'page:plan']
					)
				),
				one(
					put.countdown(['Until we begin', '距离启动还有'], `${tools.day(30)}T09:00`, [
						'We have begun. Below is how to take part.',
						'已经开始了。往下看如何参与。'
					])
				),
				one(
					put.cards(
						['In three sentences', '三句话说清楚'],
						[
							['What', '是什么'],
							[
								'Each team asks one or two questions at a moment that it can do something about.',
								'每个团队在自己能改进的时刻，问一两个问题。'
							]
						],
						[
							['Why', '为什么'],
							['Because what we learn once a year, we learn too late.', '因为一年才知道一次，总是太晚。']
						],
						[
							['And then', '然后呢'],
							[
								'Within thirty days you read here what was heard and what is done.',
								'三十天之内，您会在这里看到听到了什么、要做什么。'
							]
						]
					)
				),
				tinted(
					two(
						[
							put.heading(['What do you expect of it?', '您对它有什么期待？']),
							put.text([
								'Tell us before we begin: what should be better a year from now, and what worries you. We read all of it and answer on this site.',
								'开始之前请告诉我们：一年后希望有什么变好，又有什么顾虑。我们会全部读完，并在本站回应。'
							])
						],
						[...tools.fresh('question')]
					)
				)
			]
		),
		page(
			'you',
			'for-you',
			['What it means for you', '对您意味着什么'],
			['What you do, what you get, what stays.', '您要做什么、会得到什么、什么不变。'],
			[
				one(
					put.table(
						['By what you do', '按您的角色'],
						[
							['If you', '如果您'],
							['You do', '您要做的'],
							['You get', '您会得到']
						],
						[
							['work here', '是员工'],
							['answer when you are asked, if you like', '被问到时，愿意就回答'],
							['to see what came of it', '看到后来怎样了']
						],
						[
							['lead a team', '带团队'],
							['ten minutes a week with your board', '每周花十分钟看看板'],
							['what your people would not say in a meeting', '会上听不到的真话']
						],
						[
							['are an ambassador', '是体验大使'],
							['two hours a month', '每月两小时'],
							['a course, a circle, and thanks', '一门课程、一群伙伴，还有感谢']
						]
					)
				),
				one(
					put.faq(
						['What people ask first', '大家最先问的'],
						[
							['Is it anonymous?', '是匿名的吗？'],
							[
								'Each survey says so at its top, and it cannot be changed afterwards. No result is shown for fewer than five people.',
								'每份问卷开头都会写明，之后不能更改。不足五人的结果不会显示。'
							]
						],
						[
							['Is it one more thing to do?', '这是又多了一件事吗？'],
							[
								'It takes the place of the yearly survey. Nobody is asked more than once a month.',
								'它取代年度问卷。每人每月最多被问一次。'
							]
						],
						[
							['What if I want no part in it?', '如果我不想参加呢？'],
							['Then do not answer. Nobody keeps a list.', '那就不回答。没有人会记录。']
						]
					)
				)
			]
		),
		page(
			'plan',
			'plan',
			['The plan', '时间安排'],
			['What happens when, and who sees to it.', '什么时候做什么，由谁负责。'],
			[
				beside(
					[
						put.line(
							['Step by step', '一步一步'],
							[
								'now',
								['Now', '现在'],
								['You read this', '您正在读这一页'],
								[
									'Ask, doubt, suggest: there is still time to change the plan.',
									'可以提问、质疑、建议：计划还来得及改。'
								]
							],
							[
								'next',
								['Week 1', '第 1 周'],
								['The first teams ask', '第一批团队开始提问'],
								['Three teams, one question each.', '三个团队，每个团队一个问题。']
							],
							[
								'next',
								['Week 4', '第 4 周'],
								['What we heard, for the first time', '第一次“我们听到了什么”'],
								['On this site, with names and dates.', '在本站公布，写明负责人和日期。']
							],
							[
								'later',
								['Week 12', '第 12 周'],
								['We ask whether it was worth it', '我们会问：值得吗'],
								['And go on, change it or stop.', '然后决定继续、调整或停止。']
							]
						)
					],
					[
						put.callout(
							'note',
							['We stop if it does not help', '没有用就停'],
							[
								'After twelve weeks everybody who took part votes on it. We publish the result either way.',
								'十二周后，所有参加的人投票决定。无论结果如何都会公布。'
							]
						)
					]
				)
			]
		),
		page(
			'people',
			'who',
			['Who to ask', '有问题找谁'],
			['Who leads it, who helps, who decides.', '谁负责、谁帮忙、谁决定。'],
			[
				one(
					put.people(
						['The people behind it', '项目背后的人'],
						[
							['The sponsor', '项目发起人'],
							['In the management board', '管理层'],
							['Why we do this, and what it may cost', '为什么做、可以花多少']
						],
						[
							['The programme lead', '项目负责人'],
							['Answers within two working days', '两个工作日内回复'],
							['The plan, and anything that is unclear', '时间安排，以及任何不清楚的地方']
						],
						[
							['The works council', '员工代表'],
							['Speaks for everybody who works here', '代表全体员工'],
							['What may be asked, and what may not', '什么可以问、什么不可以']
						]
					),
					put.links(
						['Go on reading', '继续阅读'],
						[
							['What it means for you', '对您意味着什么'],
							['By what you do, in one table', '按角色，一张表看懂'],
							'page:you'
						],
						[['The plan', '时间安排'], ['From now to week twelve', '从现在到第十二周'], 'page:plan']
					)
				)
			]
		)
	]
};
