import { one, page, put, two } from '../drawing';
import type { PageDraft, Tools } from '../template';

/** The pages of the hub that say what came of it. */
export const answering = (tools: Tools): PageDraft[] => [
	page(
		'heard',
		'what-we-heard',
		['What we heard', '我们听到了什么'],
		['What was said, and what was done about it.', '大家说了什么，我们做了什么。'],
		[
			one(...tools.fresh('heard')),
			two([...tools.fresh('score')], [...tools.fresh('wall')]),
			one(
				put.text(
					['## How this page is made', '## 这一页是怎么来的'],
					[
						'Once a month the team reads everything that was said since. What three or more people said becomes a theme. For each theme we write down what we do, who does it and by when. Where we do nothing, we say why.',
						'团队每月通读一次新的留言。三个人以上提到的，成为一个主题。每个主题都写明做什么、谁来做、什么时候完成。不做的，也说明原因。'
					]
				),
				put.button(
					['One minute, no name needed.', '一分钟，无需留名。'],
					[['Say something', '说一句'], 'page:home'],
					[['See the road', '看看路线'], 'page:road']
				)
			)
		]
	),
	page(
		'road',
		'road-and-news',
		['Road and news', '路线与动态'],
		['Where we are, what went well, what is late.', '进行到哪里、什么做成了、什么推迟了。'],
		[
			one(
				put.road(
					['The road', '路线图'],
					[
						'done',
						['First', '第一步'],
						['A few teams try it', '少数团队试行'],
						['We learned to ask less and to answer sooner.', '我们学会了少问几句、早点回应。']
					],
					[
						'now',
						['This quarter', '本季度'],
						['Every team that meets customers', '所有面对客户的团队'],
						['Each has a board and somebody to ask.', '每个团队都有看板，也有可以请教的人。']
					],
					[
						'next',
						['Next quarter', '下季度'],
						['Teams behind the scenes', '后台团队'],
						['Colleagues rate what they get from each other.', '同事之间互相评价所得到的服务。']
					],
					[
						'later',
						['After that', '之后'],
						['Part of how we work', '成为日常'],
						['The programme ends; the listening does not.', '项目会结束，倾听不会。']
					]
				)
			),
			one(
				put.news(
					['Wins, delays and lessons', '成果、延期与经验'],
					[
						'win',
						tools.day(-6),
						['Letters now say a date', '信件现在写明日期'],
						[
							'You told us that “soon” helps nobody. Every letter now names the day by which we answer.',
							'您说“尽快”没有帮助。现在每封信都写明我们最晚哪天回复。'
						]
					],
					[
						'delay',
						tools.day(-20),
						['Boards on the phone come later', '手机看板要晚一些'],
						[
							'They did not work well enough with a screen reader. We mend that first.',
							'读屏软件还不够好用。我们先把它改好。'
						]
					],
					[
						'lesson',
						tools.day(-41),
						['Two questions beat twelve', '两个问题胜过十二个'],
						[
							'The shorter we asked, the more people answered, and the more they wrote.',
							'问得越短，回答的人越多，写得也越多。'
						]
					]
				)
			)
		]
	)
];
