import { beside, one, page, put, tinted, two } from './drawing';
import type { Template } from './template';

export const template: Template = {
	order: 5,
	name: { en: 'Onboarding', 'zh-CN': '新人入职' },
	startsAs: { en: 'Welcome', 'zh-CN': '欢迎加入' },
	purpose: {
		en: 'For people in their first weeks: what to do, whom to meet, and a place to say how it goes.',
		'zh-CN': '给入职头几周的同事：要做什么、认识谁，以及说说感受的地方。'
	},
	about: {
		en: 'Your first weeks here: what happens when, who helps, and how to tell us how it goes.',
		'zh-CN': '您的头几周：什么时候做什么、谁来帮忙，以及怎样告诉我们感受。'
	},
	pages: (tools) => [
		page(
			'home',
			'',
			['Home', '首页'],
			['Where to begin.', '从哪里开始。'],
			[
				one(
					put.banner(
						['Good that you are here', '很高兴您来了'],
						[
							'Nobody knows everything on the first day. This site has what you need in which week, and people who like to be asked.',
							'没有人第一天就什么都会。这里有每一周需要的内容，也有乐意回答的人。'
						],
						['Your first weeks', '您的头几周'],
						[['Your first day', '第一天'], 'page:day'],
						[['Who to ask', '有问题找谁'], 'page:people']
					)
				),
				one(
					put.line(
						['Your first ninety days', '头九十天'],
						[
							'now',
							['Day 1', '第 1 天'],
							['Arrive', '报到'],
							['A desk, a badge, a lunch with your team.', '工位、工牌，和团队一起吃午饭。']
						],
						[
							'next',
							['Week 1', '第 1 周'],
							['Look around', '熟悉环境'],
							[
								'Meet five people. Ask each what they wish they had known.',
								'认识五个人，问问他们当初希望早点知道什么。'
							]
						],
						[
							'next',
							['Day 30', '第 30 天'],
							['First own piece of work', '第一件自己的工作'],
							['Small, whole, and seen by somebody.', '小而完整，有人看到。']
						],
						[
							'later',
							['Day 90', '第 90 天'],
							['Look back together', '一起回顾'],
							[
								'What went well, and what we should change for the next person.',
								'哪里做得好，为下一位新人改什么。'
							]
						]
					)
				),
				tinted(
					two(
						[
							put.heading(['How is it going?', '感觉怎么样？']),
							put.text([
								'You see now what we have long stopped seeing. Tell us: it takes a minute, and your lead reads only what all newcomers said together.',
								'您现在看得见我们早已习惯的问题。告诉我们，只要一分钟；主管只会看到所有新人的汇总。'
							])
						],
						[...tools.fresh('question')]
					)
				)
			]
		),
		page(
			'day',
			'first-day',
			['Your first day', '第一天'],
			['From the door to your first evening.', '从进门到第一天下班。'],
			[
				beside(
					[
						put.steps(
							['Hour by hour', '一天安排'],
							[
								['Come at nine', '九点到'],
								['Reception knows your name and calls your buddy.', '前台知道您的名字，会叫您的伙伴来接。']
							],
							[
								['Get your things', '领取设备'],
								[
									'Laptop, badge, and a person who stays until it all works.',
									'电脑、工牌，还有人陪您直到一切正常。'
								]
							],
							[
								['Lunch with your team', '和团队午餐'],
								['You are invited. Nobody talks shop before dessert.', '我们请客。饭没吃完不谈工作。']
							],
							[
								['One real thing', '做一件真事'],
								['Small enough for an afternoon, useful to somebody.', '一个下午能做完，对别人有用。']
							],
							[
								['Go home at five', '五点下班'],
								['Your head is full enough.', '脑子已经够满了。']
							]
						)
					],
					[
						put.callout(
							'note',
							['Bring along', '请带上'],
							['- Something with your photograph', '- 带照片的证件'],
							['- Your bank details', '- 银行账户信息'],
							['- A question', '- 一个问题']
						)
					]
				)
			]
		),
		page(
			'know',
			'good-to-know',
			['Good to know', '须知'],
			['Words, habits, places.', '用语、习惯、地点。'],
			[
				one(
					put.table(
						['What it means when somebody says', '听到这些话是什么意思'],
						[
							['They say', '他们说'],
							['They mean', '意思是']
						],
						[
							['listening post', '倾听点'],
							['a standing survey with a purpose', '有明确目的的长期问卷']
						],
						[
							['board', '看板'],
							['the live picture of what was answered', '回答的实时图景']
						],
						[
							['ambassador', '体验大使'],
							['a colleague who helps to ask and to read', '帮助提问和解读的同事']
						]
					),
					put.faq(
						['What newcomers ask', '新人常问'],
						[
							['May I say that I do not understand?', '没听懂可以说吗？'],
							['Please do. In the first ninety days it is your job.', '当然。头九十天，这就是您的工作。']
						],
						[
							['When do I get my first pay?', '什么时候发第一份工资？'],
							[
								'At the end of the first month. Write to the people team if it is not there.',
								'第一个月月底。如果没收到，请联系人力资源部。'
							]
						],
						[
							['Whom do I tell when I am ill?', '生病了告诉谁？'],
							['Your lead, before nine. A message is enough.', '九点前告诉主管，发条消息就行。']
						]
					)
				),
				one(...tools.fresh('course'))
			]
		),
		page(
			'people',
			'who-to-ask',
			['Who to ask', '有问题找谁'],
			['Your buddy, your lead, and who knows the rest.', '您的伙伴、主管，以及知道其他事情的人。'],
			[
				one(
					put.people(
						['Who to ask', '有问题找谁'],
						[
							['Your buddy', '您的伙伴'],
							['Sits near you, for ninety days', '坐在您附近，陪您九十天'],
							['Everything that you do not like to ask twice', '不好意思问第二遍的事']
						],
						[
							['Your lead', '您的主管'],
							['Half an hour every week', '每周半小时'],
							['What matters, and what can wait', '什么重要，什么可以等']
						],
						[
							['The people team', '人力资源部'],
							['Answers on the same day', '当天回复'],
							['Contract, pay, leave', '合同、工资、休假']
						],
						[
							['The help desk', '服务台'],
							['From eight to six', '八点到十八点'],
							['Devices and signing in', '设备和登录']
						]
					),
					put.links(
						['Go on reading', '继续阅读'],
						[
							['Your first day', '第一天'],
							['Hour by hour, and what to bring', '一天安排，以及要带什么'],
							'page:day'
						],
						[['Good to know', '须知'], ['What the words here mean', '这里的用语是什么意思'], 'page:know']
					)
				)
			]
		)
	]
};
