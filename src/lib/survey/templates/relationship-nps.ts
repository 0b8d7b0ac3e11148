import { both, choice, type Template } from './template';

export const template: Template = {
	order: 1,
	name: { en: 'Relationship (NPS)', 'zh-cn': '客户关系（NPS）' },
	purpose: {
		en: 'Ask customers once or twice a year whether they would recommend you, and why.',
		'zh-cn': '每年一到两次，了解客户是否愿意推荐您，以及原因。'
	},
	definition: {
		title: both('How are we doing?', '我们做得怎么样？'),
		description: both('Four short questions.', '四个简短的问题。'),
		completedHtml: both(
			'Thank you. Your answers decide what we work on next.',
			'谢谢您！您的回答将决定我们接下来的改进方向。'
		),
		pages: [
			{
				name: 'recommendation',
				elements: [
					{
						type: 'nps',
						name: 'recommend',
						title: both(
							'How likely are you to recommend us to a friend or colleague?',
							'您有多大可能向朋友或同事推荐我们？'
						),
						isRequired: true
					},
					{
						type: 'comment',
						name: 'reason',
						visibleIf: '{recommend} notempty',
						title: both(
							'You chose {recommend}. What is the main reason?',
							'您选择了 {recommend} 分，主要原因是什么？'
						)
					},
					{
						type: 'comment',
						name: 'better',
						visibleIf: '{recommend} notempty and {recommend} < 9',
						title: both('What is the one thing we should do better?', '您认为我们最应该改进的一点是什么？')
					}
				]
			},
			{
				name: 'about_you',
				elements: [
					{
						type: 'radiogroup',
						name: 'tenure',
						title: both('How long have you been with us?', '您成为我们的客户有多久了？'),
						choices: [
							choice('under_6m', 'Less than 6 months', '不到 6 个月'),
							choice('6_to_12m', '6 to 12 months', '6 至 12 个月'),
							choice('1_to_3y', '1 to 3 years', '1 至 3 年'),
							choice('over_3y', 'More than 3 years', '3 年以上')
						]
					}
				]
			}
		]
	}
};
