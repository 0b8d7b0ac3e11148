import { both, choice, type Template } from './template';

export const template: Template = {
	order: 2,
	name: { en: 'After a service (CSAT)', 'zh-cn': '服务后满意度（CSAT）' },
	purpose: {
		en: 'Send it right after a call, visit or delivery, while it is still fresh.',
		'zh-cn': '在通话、到访或交付之后立即发送，趁印象还清晰。'
	},
	definition: {
		title: both('How was our service?', '我们的服务如何？'),
		description: both(
			'About the service that you just received. One minute.',
			'关于您刚刚接受的服务，大约一分钟。'
		),
		completedHtml: both(
			'Thank you. What people name most often is what we improve first.',
			'谢谢您！大家提到最多的问题，我们会最先改进。'
		),
		pages: [
			{
				name: 'service',
				elements: [
					{
						type: 'csat',
						name: 'satisfaction',
						title: both(
							'How satisfied are you with the service you received?',
							'您对本次服务的满意程度如何？'
						),
						isRequired: true
					},
					{
						type: 'radiogroup',
						name: 'resolved',
						title: both('Was your request resolved?', '您的问题解决了吗？'),
						choices: [
							choice('yes', 'Yes, fully', '已完全解决'),
							choice('partly', 'Partly', '部分解决'),
							choice('no', 'No', '没有解决'),
							choice('too_early', 'Too early to say', '目前还不清楚')
						]
					},
					{
						type: 'checkbox',
						name: 'improve',
						visibleIf: '{satisfaction} notempty and {satisfaction} <= 3',
						title: both('What should have been better?', '哪些方面应该做得更好？'),
						choices: [
							choice('waiting', 'Waiting time', '等待时间'),
							choice('information', 'Clear information', '信息清晰度'),
							choice('competence', 'Knowledge of the staff', '工作人员的专业程度'),
							choice('friendliness', 'Friendliness', '服务态度'),
							choice('result', 'The result', '最终结果')
						],
						showOtherItem: true,
						otherText: both('Something else', '其他')
					},
					{
						type: 'comment',
						name: 'reason',
						visibleIf: '{satisfaction} notempty',
						title: both('Why did you choose that answer?', '您为什么这样选择？')
					}
				]
			}
		]
	}
};
