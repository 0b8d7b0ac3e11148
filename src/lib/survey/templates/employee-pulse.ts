import { agreement, both, type Template } from './template';

export const template: Template = {
	order: 4,
	name: { en: 'Employee pulse', 'zh-cn': '员工脉搏' },
	purpose: {
		en: 'A short, regular look at how work feels, the same questions every time.',
		'zh-cn': '定期用同样的几个问题，快速了解员工的工作感受。'
	},
	definition: {
		title: both('How is work going?', '近来工作怎么样？'),
		description: both(
			'Think of the last four weeks. It takes about two minutes.',
			'请回想最近四周，大约需要两分钟。'
		),
		completedHtml: both(
			'Thank you. Your answers decide what we talk about, and change, next.',
			'谢谢您！您的回答将决定我们接下来讨论和改进什么。'
		),
		pages: [
			{
				name: 'work',
				elements: [
					agreement('expectations', 'I know what is expected of me at work.', '我清楚工作中对我的要求。'),
					agreement('workload', 'I can manage my workload.', '我能够应付目前的工作量。'),
					agreement('support', 'My manager supports me when I need it.', '需要时，我能得到上级的支持。'),
					agreement(
						'voice',
						'I can say what I think without fear of the consequences.',
						'我可以说出真实想法，不必担心后果。'
					),
					agreement('growth', 'I learn things here that matter to me.', '我在这里能学到对自己有价值的东西。')
				]
			},
			{
				name: 'overall',
				elements: [
					{
						type: 'nps',
						name: 'recommend',
						title: both(
							'How likely are you to recommend us as a place to work?',
							'您有多大可能向他人推荐在我们这里工作？'
						)
					},
					{
						type: 'comment',
						name: 'reason',
						visibleIf: '{recommend} notempty',
						title: both('What is the main reason for your score?', '您给出这个分数的主要原因是什么？')
					},
					{
						type: 'comment',
						name: 'change',
						title: both(
							'Which one change would make the biggest difference to you?',
							'哪一项改变对您的帮助最大？'
						)
					}
				]
			}
		]
	}
};
