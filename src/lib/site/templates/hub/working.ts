import { beside, one, page, put, tinted, two } from '../drawing';
import type { PageDraft, Tools } from '../template';
import { asked } from './asked';

/** The pages of the hub that help people to do it. */
export const working = (tools: Tools): PageDraft[] => [
	page(
		'how',
		'how',
		['How it works', '怎么做'],
		['From a question to a change, in four steps.', '从一个问题到一个改变，只要四步。'],
		[
			one(
				put.steps(
					['Ask, read, answer, change', '提问、阅读、回应、改进'],
					[
						['Ask one thing', '只问一件事'],
						[
							'Take a moment that matters and ask about just that: after the call, after the first week, after the visit.',
							'选一个重要的时刻，只问这件事：通话之后、入职第一周、到访之后。'
						]
					],
					[
						['Read on the same day', '当天就看'],
						[
							'Open your board in the morning. Read three comments in full before you look at any figure.',
							'早上打开看板。先完整读三条留言，再看数字。'
						]
					],
					[
						['Answer', '给出回应'],
						[
							'Say within a week what you heard, in the words that people used.',
							'一周之内，用大家自己的话说出您听到了什么。'
						]
					],
					[
						['Change one thing', '改好一件事'],
						[
							'One, with a name and a date. Then ask again and see whether it is better.',
							'只改一件，写明负责人和日期。然后再问一次，看是不是变好了。'
						]
					]
				)
			)
		],
		[
			page(
				'reading',
				'read-a-board',
				['Read a board', '看懂看板'],
				['What the figures say, and what they do not.', '数字说明了什么，又没有说明什么。'],
				[
					beside(
						[
							put.text([
								'A board answers four questions, in this order: is it good, where is it not, what is done about it, and is somebody in charge.',
								'看板回答四个问题，按这个顺序：好不好、哪里不好、正在怎么办、由谁负责。'
							]),
							put.heading(['The figure', '数字']),
							put.text([
								'A figure stands with the number of people behind it. The line beside it shows how far it might be off: a longer line means fewer answers.',
								'数字旁边总有回答人数。旁边的线表示可能的误差：线越长，回答的人越少。'
							]),
							put.heading(['The change', '变化']),
							put.text([
								'Two points more is often nothing. A change is called a change only when it could hardly be chance.',
								'多两个点往往不算什么。只有几乎不可能是巧合时，才会称之为变化。'
							]),
							put.heading(['The words', '留言']),
							put.text([
								'Look for what is said three times by people who do not know each other.',
								'留意互不相识的人说了三遍的话。'
							])
						],
						[put.contents(['On this page', '本页内容'])]
					)
				]
			),
			page(
				'asking',
				'ask-well',
				['Ask well', '问好问题'],
				['A good question in five minutes.', '五分钟写出一个好问题。'],
				[
					one(
						put.table(
							['Say it like this', '这样问'],
							[
								['Instead of', '不要问'],
								['Ask', '可以问']
							],
							[
								['Do you agree that our service is fast and friendly?', '您是否同意我们的服务又快又好？'],
								['How easy was it to get this done today?', '今天办成这件事容易吗？']
							],
							[
								['How satisfied are you with our organisation?', '您对我们单位满意吗？'],
								['What nearly made you give up?', '什么事差点让您放弃？']
							],
							[
								['Any other comments?', '还有其他意见吗？'],
								['What should we change first?', '您觉得应该先改什么？']
							]
						),
						put.callout(
							'warn',
							['One idea a question', '一个问题只问一件事'],
							[
								'If a question has an “and” in it, it is two questions, and nobody will know which one was answered.',
								'问题里如果有“和”，就是两个问题，谁也不知道答的是哪一个。'
							]
						)
					)
				]
			),
			page(
				'training',
				'training',
				['Learn it', '学一学'],
				['Short lessons, each for one thing that you want to do.', '短课程，每节只讲您想做的一件事。'],
				[
					one(...tools.fresh('course')),
					one(
						put.cards(
							['What to learn first', '先学什么'],
							[
								['I want to ask', '我想提问'],
								['How to write one question that people answer.', '怎样写一个大家愿意回答的问题。'],
								'page:asking'
							],
							[
								['I want to understand', '我想看懂'],
								['What a board says, and what it does not.', '看板说明了什么，又没有说明什么。'],
								'page:reading'
							],
							[
								['I want to answer', '我想回应'],
								['How to say what you heard, also when it hurts.', '怎样说出您听到的，哪怕不好听。'],
								'page:how'
							]
						)
					)
				]
			)
		]
	),
	page(
		'people',
		'who-to-ask',
		['Who to ask', '有问题找谁'],
		[
			'Ambassadors, the programme team, and help when something does not work.',
			'体验大使、项目组，以及遇到问题时的帮助。'
		],
		[
			one(
				put.people(
					['People who help', '可以帮忙的人'],
					[
						['Your ambassador', '您的体验大使'],
						['A colleague in your own department', '您所在部门的同事'],
						['Your first survey, and reading a board together', '第一份问卷、一起看懂看板']
					],
					[
						['The programme team', '项目组'],
						['Answers within two working days', '两个工作日内回复'],
						['What is planned, and what you are missing', '接下来的计划，以及您还缺什么']
					],
					[
						['The help desk', '服务台'],
						['For signing in and for devices', '登录和设备问题'],
						['Anything that does not open, load or send', '打不开、加载不了、发不出去']
					]
				)
			),
			tinted(
				two(
					[
						put.heading(['Become an ambassador', '成为体验大使']),
						put.text([
							'Two hours a month, a short course, and a circle of people who do the same in other departments. You need to be curious; all else can be learned.',
							'每月两小时，一门短课程，还有一群在其他部门做同样事情的伙伴。您只需要好奇心，其他都可以学。'
						])
					],
					[
						put.steps(
							['How to begin', '怎样开始'],
							[
								['Tell your lead', '告诉主管'],
								['You need their yes for the two hours.', '两小时需要主管同意。']
							],
							[
								['Write to the programme team', '联系项目组'],
								['One line is enough.', '一句话就够。']
							]
						)
					]
				)
			)
		],
		[asked()]
	)
];
