import { both, choice, type Template } from './template';

export const template: Template = {
	order: 3,
	name: { en: 'Effort (CES)', 'zh-cn': '办事轻松度（CES）' },
	purpose: {
		en: 'Find out where a process costs people more work than it should.',
		'zh-cn': '找出流程中让人多费力气的环节。'
	},
	definition: {
		title: both('How easy was it?', '办起来轻松吗？'),
		description: both(
			'Think of the last thing that you did with us.',
			'请回想您最近一次在我们这里办理的事情。'
		),
		completedHtml: both(
			'Thank you. We look for the step that costs most people the most time, and fix that one first.',
			'谢谢您！我们会找出最耗费大家时间的环节，并优先改进。'
		),
		pages: [
			{
				name: 'effort',
				elements: [
					{
						type: 'ces',
						name: 'easy',
						title: both(
							'To what extent do you agree? “It was easy to get this done.”',
							'您在多大程度上同意这一说法：“这件事办起来很轻松。”'
						),
						isRequired: true
					},
					{
						type: 'checkbox',
						name: 'obstacles',
						visibleIf: '{easy} notempty and {easy} <= 4',
						title: both('What made it harder than it should be?', '是什么让这件事变得不轻松？'),
						choices: [
							choice('finding', 'Finding where to start', '找不到从哪里开始'),
							choice('forms', 'Too many steps or forms', '步骤或表格太多'),
							choice('wording', 'Wording that I did not understand', '说明看不懂'),
							choice('repeating', 'Giving the same information twice', '重复填写相同的信息'),
							choice('waiting', 'Waiting for an answer', '等待答复'),
							choice('errors', 'Errors of the system', '系统出错')
						],
						showOtherItem: true,
						otherText: both('Something else', '其他')
					},
					{
						type: 'radiogroup',
						name: 'channel',
						title: both('Where did you do most of it?', '您主要通过哪种方式办理？'),
						choices: [
							choice('web', 'On the website', '网站'),
							choice('app', 'In the app', '手机应用'),
							choice('phone', 'By phone', '电话'),
							choice('mail', 'By e-mail', '电子邮件'),
							choice('person', 'In person', '现场')
						]
					},
					{
						type: 'comment',
						name: 'easier',
						title: both('What would have made it easier?', '怎样做会让您更轻松？')
					}
				]
			}
		]
	}
};
