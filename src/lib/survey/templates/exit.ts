import { agreement, both, choice, type Template } from './template';

export const template: Template = {
	order: 6,
	name: { en: 'Exit', 'zh-cn': '离职反馈' },
	purpose: {
		en: 'Learn why people leave, and what would have kept them.',
		'zh-cn': '了解员工离开的原因，以及怎样本可以留住他们。'
	},
	definition: {
		title: both('Before you go', '在您离开之前'),
		description: both(
			'You have seen things from the inside. What you tell us helps those who stay.',
			'您了解这里真实的样子，您的意见会帮助留下来的同事。'
		),
		completedHtml: both(
			'Thank you for your time here, and all the best.',
			'感谢您在这里的付出，祝您一切顺利！'
		),
		pages: [
			{
				name: 'leaving',
				elements: [
					{
						type: 'radiogroup',
						name: 'reason',
						title: both('What is your main reason for leaving?', '您离开的主要原因是什么？'),
						isRequired: true,
						choices: [
							choice('career', 'A better opportunity to develop', '更好的发展机会'),
							choice('pay', 'Pay or benefits', '薪酬或福利'),
							choice('manager', 'Working with my manager', '与上级的合作'),
							choice('workload', 'Workload or working hours', '工作量或工作时间'),
							choice('work', 'The work itself', '工作内容本身'),
							choice('private', 'Private reasons', '个人原因')
						],
						showOtherItem: true,
						otherText: both('Another reason', '其他原因')
					},
					{
						type: 'comment',
						name: 'stay',
						visibleIf: "{reason} notempty and {reason} <> 'private'",
						title: both('What would have had to change for you to stay?', '如果做出什么改变，您会愿意留下？')
					},
					agreement('valued', 'I felt valued for my work.', '我的工作得到了认可。'),
					agreement('grow', 'I had the chance to develop here.', '我在这里有发展的机会。')
				]
			},
			{
				name: 'looking_back',
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
						type: 'radiogroup',
						name: 'return',
						title: both('Would you consider coming back one day?', '将来您会考虑回来工作吗？'),
						choices: [
							choice('yes', 'Yes', '会'),
							choice('maybe', 'Perhaps', '也许会'),
							choice('no', 'No', '不会')
						]
					},
					{
						type: 'comment',
						name: 'anything',
						title: both('What else should we know?', '还有什么想告诉我们的吗？')
					}
				]
			}
		]
	}
};
