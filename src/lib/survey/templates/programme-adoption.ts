import { agreement, both, choice, type Template } from './template';

export const template: Template = {
	order: 8,
	name: { en: 'Programme adoption', 'zh-cn': '项目推广情况' },
	purpose: {
		en: 'See whether people know, can and do what a new programme or tool asks of them.',
		'zh-cn': '了解大家对新项目或新工具是否知道、会用并且在用。'
	},
	definition: {
		title: both('The new way of working', '新的工作方式'),
		description: both(
			'How far along are you? There are no wrong answers.',
			'您目前进展如何？回答没有对错之分。'
		),
		completedHtml: both(
			'Thank you. What stands in the way most often is what we take on next.',
			'谢谢您！大家最常遇到的障碍，就是我们接下来要解决的问题。'
		),
		pages: [
			{
				name: 'knowing',
				elements: [
					agreement('why', 'I understand why we are doing this.', '我理解我们为什么要这样做。'),
					agreement('for_me', 'I know what changes for me.', '我清楚这会给我带来哪些变化。'),
					agreement('able', 'I know how to do it.', '我知道具体该怎么做。')
				]
			},
			{
				name: 'doing',
				elements: [
					{
						type: 'radiogroup',
						name: 'use',
						title: both('How often do you work this way now?', '您现在多久会采用一次这种方式？'),
						isRequired: true,
						choices: [
							choice('never', 'Not yet', '还没有用过'),
							choice('tried', 'I have tried it', '试用过'),
							choice('sometimes', 'Sometimes', '有时使用'),
							choice('mostly', 'Most of the time', '大多数时候使用')
						]
					},
					{
						type: 'checkbox',
						name: 'barriers',
						visibleIf: "{use} notempty and {use} <> 'mostly'",
						title: both('What holds you back?', '是什么阻碍了您？'),
						choices: [
							choice('time', 'No time to learn it', '没有时间学习'),
							choice('benefit', 'I do not see the benefit', '看不到好处'),
							choice('tools', 'Tools or access are missing', '缺少工具或权限'),
							choice('help', 'Nobody to ask', '没有人可以请教'),
							choice('old_way', 'The old way is faster', '原来的方式更快')
						],
						showOtherItem: true,
						otherText: both('Something else', '其他')
					},
					{
						type: 'comment',
						name: 'help',
						title: both('What would help you most right now?', '目前什么对您最有帮助？')
					}
				]
			}
		]
	}
};
