import { agreement, both, type Template } from './template';

export const template: Template = {
	order: 5,
	name: { en: 'Onboarding', 'zh-cn': '新员工入职' },
	purpose: {
		en: 'Ask new colleagues after about 30 days what helped and what was missing.',
		'zh-cn': '在入职约 30 天时，了解哪些安排有帮助、还缺少什么。'
	},
	definition: {
		title: both('Your first month', '您入职的第一个月'),
		description: both(
			'You see things that we no longer notice. Tell us while they are fresh.',
			'您能看到我们已经习以为常的问题，请趁印象清晰告诉我们。'
		),
		completedHtml: both(
			'Thank you. The next colleagues who start will notice the difference.',
			'谢谢您！之后入职的同事会因此受益。'
		),
		pages: [
			{
				name: 'start',
				elements: [
					{
						type: 'smileys',
						name: 'overall',
						title: both('How was your first month?', '您的第一个月过得怎么样？'),
						isRequired: true
					},
					agreement('welcome', 'I felt welcome in my team.', '我感受到了团队的欢迎。'),
					agreement('role', 'I understand what my job is.', '我清楚自己的工作职责。'),
					agreement('whom_to_ask', 'I know whom to ask when I am stuck.', '遇到困难时，我知道该问谁。'),
					{
						type: 'boolean',
						name: 'equipped',
						title: both(
							'Did you have the equipment and access you needed in your first week?',
							'入职第一周，您需要的设备和权限是否已准备好？'
						),
						labelTrue: both('Yes', '是'),
						labelFalse: both('No', '否')
					},
					{
						type: 'comment',
						name: 'missing',
						visibleIf: '{equipped} = false',
						title: both('What was missing?', '当时缺少什么？')
					},
					{
						type: 'comment',
						name: 'change',
						title: both(
							'What should we change for the next person who starts?',
							'对于下一位新同事，我们应该改进什么？'
						)
					}
				]
			}
		]
	}
};
