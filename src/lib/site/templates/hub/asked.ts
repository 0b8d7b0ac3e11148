import { one, page, put, tinted } from '../drawing';
import type { PageDraft } from '../template';

/** What people ask before they answer. */
export const asked = (): PageDraft =>
	page(
		'faq',
		'questions',
		['What people ask', '大家常问'],
		['Names, time, results: answered plainly.', '姓名、时间、结果：直接回答。'],
		[
			one(
				put.faq(
					['About your answers', '关于您的回答'],
					[
						['Can anybody see that it was me?', '别人能看出是我填的吗？'],
						[
							'Where a survey says that it is anonymous: no. Nothing is kept that leads to you, and no result is shown for fewer than five people.',
							'如果问卷写明匿名：不能。不保存任何能找到您的信息，不足五人的结果也不会显示。'
						]
					],
					[
						['How long does it take?', '需要多长时间？'],
						['About two minutes. You can stop and go on later.', '大约两分钟。中途可以停下，稍后继续。']
					],
					[
						['Must I take part?', '必须参加吗？'],
						['No. Nobody keeps a list of who did not.', '不必。没有人会记录谁没有参加。']
					],
					[
						['How often am I asked?', '多久问一次？'],
						['At most once a month, by all teams together.', '所有团队加在一起，每月最多一次。']
					]
				),
				put.faq(
					['About the results', '关于结果'],
					[
						['Who reads what I write?', '谁会看我写的内容？'],
						[
							'The people of the team that it is about, and the programme team. They read every comment within a week.',
							'相关团队的同事和项目组。每条留言都会在一周内读到。'
						]
					],
					[
						['What if nothing happens?', '如果没有任何改变呢？'],
						[
							'Then this site says so, and why. Write to the programme team if you find nothing about it.',
							'那么本站会写明，并说明原因。如果找不到，请联系项目组。'
						]
					]
				)
			),
			tinted(
				one(
					put.heading(['Your question is not here?', '没有您的问题？'], '3'),
					put.button(
						['Somebody near you knows.', '您身边就有人知道。'],
						[['Who to ask', '有问题找谁'], 'page:people']
					)
				)
			)
		]
	);
