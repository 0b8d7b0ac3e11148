import { beside, one, page, put, tinted, two } from './drawing';
import type { Template } from './template';

export const template: Template = {
	order: 6,
	name: { en: 'Ambassador network', 'zh-CN': '体验大使网络' },
	startsAs: { en: 'Our ambassadors', 'zh-CN': '我们的体验大使' },
	purpose: {
		en: 'For the people in every department who help others to listen: role, rhythm, tools, and each other.',
		'zh-CN': '给各部门帮助大家倾听的人：角色、节奏、工具，以及彼此。'
	},
	about: {
		en: 'Who our experience ambassadors are, what they do, how to become one, and what they learn from each other.',
		'zh-CN': '体验大使是谁、做什么、怎样加入，以及彼此学到了什么。'
	},
	pages: (tools) => [
		page(
			'home',
			'',
			['Home', '首页'],
			['Who we are.', '我们是谁。'],
			[
				one(
					put.banner(
						['In every department, somebody who listens', '每个部门，都有一位倾听者'],
						[
							'Ambassadors are colleagues who run a listening post where they work. No experts, no extra title: two hours a month, and the wish that what is said leads to something.',
							'体验大使是在自己部门负责倾听点的同事。不必是专家，也没有额外头衔：每月两小时，并且希望说出的话能有结果。'
						],
						['Ambassador network', '体验大使网络'],
						[['What we do', '我们做什么'], 'page:role'],
						[['Join us', '加入我们'], 'page:join']
					)
				),
				one(
					put.cards(
						['Six things that an ambassador does', '体验大使做的六件事'],
						[
							['Leads', '带头'],
							['Says why it is worth asking.', '说明为什么值得问。']
						],
						[
							['Makes it real', '落地'],
							['Sets up one listening post and keeps it short.', '建好一个倾听点，保持简短。']
						],
						[
							['Activates', '发动'],
							['Gets people to speak who usually do not.', '让平时不说话的人开口。']
						],
						[
							['Enlightens', '解读'],
							['Reads the board with the team, without blame.', '和团队一起看看板，不追责。']
						],
						[
							['Responds', '回应'],
							['Sees to it that there is an answer.', '确保每次都有回应。']
						],
						[
							['Disrupts', '打破'],
							['Asks why it has always been so.', '追问为什么一直如此。']
						]
					)
				),
				one(
					put.news(
						['From the circle', '圈子动态'],
						[
							'win',
							tools.day(-8),
							['Three departments share one board', '三个部门共用一个看板'],
							[
								'They found out that they were asking the same people the same thing.',
								'他们发现自己在问同一批人同样的问题。'
							]
						],
						[
							'lesson',
							tools.day(-22),
							['Ask on a Tuesday', '周二提问'],
							[
								'On Monday people are busy, on Friday they are gone. Tuesday before ten worked best for most of us.',
								'周一大家忙，周五人已走。对多数人来说，周二十点前效果最好。'
							]
						]
					)
				),
				tinted(
					two(
						[
							put.heading(['What do you need?', '您需要什么？']),
							put.text([
								'Ambassadors: what would help you most this month? The programme team reads it before each meeting.',
								'体验大使们：这个月什么最能帮到您？项目组会在每次例会前读完。'
							])
						],
						[...tools.fresh('question')]
					)
				)
			]
		),
		page(
			'role',
			'what-we-do',
			['What we do', '我们做什么'],
			['The role, the time, the rhythm.', '角色、时间、节奏。'],
			[
				one(
					put.table(
						['A month of an ambassador', '体验大使的一个月'],
						[
							['When', '什么时候'],
							['What', '做什么'],
							['How long', '多长时间']
						],
						[
							['First week', '第一周'],
							['Read what was said', '读完大家说的话'],
							['30 minutes', '30 分钟']
						],
						[
							['Second week', '第二周'],
							['Talk about it with the team', '和团队讨论'],
							['30 minutes', '30 分钟']
						],
						[
							['Third week', '第三周'],
							['Meet the other ambassadors', '体验大使例会'],
							['45 minutes', '45 分钟']
						],
						[
							['Fourth week', '第四周'],
							['Write down what is done', '写下要做的事'],
							['15 minutes', '15 分钟']
						]
					)
				),
				one(
					put.callout(
						'good',
						['What you get for it', '您会得到什么'],
						['- A certificate that others can check', '- 可以验证的证书'],
						['- Two hours of working time, agreed with your lead', '- 每月两小时工作时间，与主管约定'],
						['- A circle of people whom you would not have met', '- 一群您原本不会认识的人']
					)
				)
			]
		),
		page(
			'tools',
			'tools',
			['Tools', '工具'],
			['What to use, and how.', '用什么、怎么用。'],
			[
				one(...tools.fresh('course')),
				one(
					put.steps(
						['Your first listening post', '您的第一个倾听点'],
						[
							['Choose a moment', '选一个时刻'],
							['One where you can change something yourself.', '您自己就能改变的时刻。']
						],
						[
							['Write two questions', '写两个问题'],
							['A scale and a why. Read them aloud to somebody.', '一个打分，一个为什么。念给别人听听。']
						],
						[
							['Say what will come of it', '说明会有什么结果'],
							['In the letter, before the first question.', '在邀请里、第一个问题之前就说。']
						],
						[
							['Answer within a week', '一周内回应'],
							['Also when it is only: we have read it.', '哪怕只是：我们已经读了。']
						]
					)
				)
			]
		),
		page(
			'people',
			'who',
			['Who we are', '我们是谁'],
			['Find the one near you.', '找到您身边的那一位。'],
			[
				one(
					put.people(
						['Ambassadors by department', '各部门的体验大使'],
						[
							['Customer service', '客户服务部'],
							['One ambassador on each shift', '每班一位体验大使'],
							['After-call questions, and reading comments', '通话后提问、阅读留言']
						],
						[
							['Branches', '网点'],
							['One for each region', '每个区域一位'],
							['Asking people who are in a hurry', '怎样问赶时间的人']
						],
						[
							['Finance and IT', '财务与信息技术'],
							['For colleagues as customers', '把同事当客户'],
							['Listening behind the scenes', '后台部门的倾听']
						]
					)
				)
			]
		),
		page(
			'join',
			'join',
			['Join us', '加入我们'],
			['How to become an ambassador.', '怎样成为体验大使。'],
			[
				beside(
					[
						put.steps(
							['Three steps', '三步加入'],
							[
								['Talk with your lead', '和主管谈'],
								['Two hours a month need a yes.', '每月两小时，需要主管同意。']
							],
							[
								['Come to one meeting', '来参加一次例会'],
								['As a guest. Nothing is asked of you.', '以嘉宾身份，不用做任何事。']
							],
							[
								['Begin small', '从小处开始'],
								['One moment, two questions, four weeks.', '一个时刻、两个问题、四周。']
							]
						)
					],
					[
						put.faq(
							['Before you decide', '决定之前'],
							[
								['Must I be good at figures?', '需要数学好吗？'],
								['No. You must be able to wait before you judge.', '不需要。您需要的是先听完再判断。']
							],
							[
								['May I stop again?', '可以退出吗？'],
								['Any time. Hand your post on to somebody.', '随时可以，把倾听点交给别人就好。']
							]
						)
					]
				)
			]
		)
	]
};
