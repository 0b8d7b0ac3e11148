import { agreement, both, choice, type Template } from './template';

export const template: Template = {
	order: 7,
	name: { en: 'Event feedback', 'zh-cn': '活动反馈' },
	purpose: {
		en: 'For a talk, workshop or town hall: show the link on the last slide.',
		'zh-cn': '适用于讲座、工作坊或员工大会：在最后一页幻灯片上展示链接。'
	},
	definition: {
		title: both('How was the event?', '这次活动怎么样？'),
		completedHtml: both('Thank you. See you at the next one.', '谢谢您！期待下次再见。'),
		pages: [
			{
				name: 'event',
				elements: [
					{
						type: 'smileys',
						name: 'overall',
						title: both('How did you like the event overall?', '您对本次活动的整体感受如何？'),
						isRequired: true
					},
					agreement('useful', 'I can use what I learned.', '我能够学以致用。'),
					{
						type: 'checkbox',
						name: 'best',
						title: both('Which parts were worth your time?', '哪些部分值得您花时间参加？'),
						choices: [
							choice('talks', 'Talks', '演讲'),
							choice('workshops', 'Exercises and workshops', '练习与工作坊'),
							choice('discussion', 'Questions and discussion', '提问与讨论'),
							choice('people', 'Meeting people', '结识他人')
						],
						showNoneItem: true,
						noneText: both('None of them', '都不值得')
					},
					{
						type: 'radiogroup',
						name: 'length',
						title: both('How was the length?', '活动时长是否合适？'),
						choices: [
							choice('too_short', 'Too short', '太短'),
							choice('right', 'About right', '正合适'),
							choice('too_long', 'Too long', '太长')
						]
					},
					{
						type: 'comment',
						name: 'next_time',
						title: both('What should we do differently next time?', '下次我们应该做哪些改变？')
					}
				]
			}
		]
	}
};
