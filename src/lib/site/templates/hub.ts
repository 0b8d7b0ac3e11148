import { beside, one, page, put, tinted, two } from './drawing';
import { answering } from './hub/answering';
import { working } from './hub/working';
import type { Template } from './template';

export const template: Template = {
	order: 2,
	name: { en: 'Adoption hub', 'zh-CN': '推广中心' },
	startsAs: { en: 'Listening programme', 'zh-CN': '倾听计划' },
	purpose: {
		en: 'A programme is running and people need one place: why, how, what is new, who to ask, what came of it.',
		'zh-CN': '项目正在推行，大家需要一个地方了解：为什么、怎么做、有什么新进展、问谁、带来了什么。'
	},
	about: {
		en: 'What our listening programme is, what changes for you, how to take part, and what came of what was said.',
		'zh-CN': '我们的倾听计划是什么、对您有什么变化、如何参与，以及大家说的话带来了什么。'
	},
	pages: (tools) => [
		page(
			'home',
			'',
			['Home', '首页'],
			['One place for everything about the programme.', '关于这个项目的一切，都在这里。'],
			[
				one(
					put.banner(
						['You speak, we listen, things change', '您说，我们听，事情会改变'],
						[
							'Every team now hears what customers and colleagues say within a day, and says back what it will do about it.',
							'现在，每个团队都能在一天之内听到客户和同事的声音，并告诉大家接下来会怎么做。'
						],
						['Listening programme', '倾听计划'],
						[['What changes for you', '对您有什么变化'], 'page:changes'],
						[['What we heard', '我们听到了什么'], 'page:heard']
					)
				),
				one(
					put.cards(
						['Where to go', '从这里开始'],
						[
							['Why we do this', '为什么要做'],
							['Three reasons, and what we promise.', '三个理由，以及我们的承诺。'],
							'page:why'
						],
						[
							['How it works', '怎么做'],
							['Ask, read, answer, change: step by step.', '提问、阅读、回应、改进：一步一步来。'],
							'page:how'
						],
						[
							['Learn it', '学一学'],
							['Short lessons, made for the gap between two meetings.', '短课程，两次会议之间就能学完。'],
							'page:training'
						],
						[
							['Who to ask', '有问题找谁'],
							['There is somebody near you who knows.', '您身边就有人知道。'],
							'page:people'
						],
						[
							['Road and news', '路线与动态'],
							['Where we are, what went well, what is late.', '进行到哪里、什么做成了、什么推迟了。'],
							'page:road'
						],
						[
							['What people ask', '大家常问'],
							['Names, time, results: answered plainly.', '姓名、时间、结果：直接回答。'],
							'page:faq'
						]
					)
				),
				tinted(
					two(
						[
							put.heading(['Say something now', '现在就说一句']),
							put.text(
								[
									'You need not wait for an invitation. One question, one minute, no name unless you give it.',
									'不用等邀请。一个问题，一分钟，除非您自己写，否则不记姓名。'
								],
								[
									'Every comment is read by a person of the team that it is about.',
									'每一条留言，都由相关团队的人亲自阅读。'
								]
							)
						],
						[...tools.fresh('question')]
					)
				),
				one(put.search(['What are you looking for?', '您想找什么？']))
			]
		),
		page(
			'why',
			'why',
			['Why we listen', '我们为什么倾听'],
			['Three reasons, and what we promise.', '三个理由，以及我们的承诺。'],
			[
				beside(
					[
						put.text(
							[
								'For years we asked once a year and answered late. By the time a report was written, those who had spoken no longer expected anything of it.',
								'过去我们一年问一次，回应也总是太晚。等报告写好，说过话的人早已不抱期待。'
							],
							['## Hear it while it can be mended', '## 趁还来得及，先听见'],
							[
								'What went wrong on Monday should be known on Tuesday, by those who can put it right.',
								'周一出的问题，周二就该让能解决它的人知道。'
							],
							['## Ask less, and mean it', '## 少问一点，认真一点'],
							[
								'Two or three questions at the right moment tell more than forty once a year.',
								'在合适的时刻问两三个问题，胜过一年一次的四十个问题。'
							],
							['## Answer back', '## 有问有答'],
							[
								'Whoever speaks gets to see what was decided. Also when the answer is no, and why.',
								'说了话的人，能看到最后的决定。即使答案是否定的，也会说明原因。'
							]
						)
					],
					[
						put.callout(
							'good',
							['What we promise', '我们的承诺'],
							['- Nobody is asked more than once a month.', '- 每人每月最多被问一次。'],
							['- No result is shown for fewer than five people.', '- 不足五人的结果不会显示。'],
							['- What was decided stands here within thirty days.', '- 三十天之内，决定会公布在这里。']
						)
					]
				)
			],
			[
				page(
					'changes',
					'what-changes',
					['What changes for you', '对您有什么变化'],
					['Find yourself, and see what is new.', '找到自己的角色，看看有什么不同。'],
					[
						one(
							put.table(
								['Before and from now on', '从前与今后'],
								[
									['If you', '如果您'],
									['Before', '从前'],
									['From now on', '今后']
								],
								[
									['serve customers', '服务客户'],
									['a report twice a year', '每年两次报告'],
									['yesterday’s words each morning', '每天早上看到昨天的原话']
								],
								[
									['lead a team', '带团队'],
									['figures for the whole house', '全公司的数字'],
									['a board of your own, and one talk a month', '自己的看板，每月一次讨论']
								],
								[
									['work behind the scenes', '在后台工作'],
									['nobody asked', '没有人问'],
									['colleagues rate what they get from you', '同事会评价您提供的服务']
								],
								[
									['are asked', '收到问卷'],
									['forty questions', '四十个问题'],
									['two minutes, and an answer', '两分钟，还有回应']
								]
							)
						),
						one(
							put.callout(
								'note',
								['What does not change', '什么不变'],
								[
									'How you are judged. Nothing that is said here goes into anybody’s appraisal.',
									'对您的考核方式不变。这里说的任何话都不会进入个人评估。'
								]
							),
							put.button(
								['Ten minutes, at your desk.', '十分钟，在座位上就行。'],
								[['See how it works', '看看怎么做'], 'page:how'],
								[['Ask somebody', '问问身边的人'], 'page:people']
							)
						)
					]
				)
			]
		),
		...working(tools),
		...answering(tools)
	]
};
