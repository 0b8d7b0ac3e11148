/** The three listening posts of the demo team, as their owner would have built them. */

const both = (en: string, zh: string) => ({ default: en, 'zh-cn': zh });

export const recommend = {
	title: both('Would you recommend Lumen?', '您会推荐 Lumen 吗？'),
	description: both('Three questions, one minute.', '三个问题，一分钟。'),
	completedHtml: both(
		'Thank you. We read every answer, and tell you each quarter what we did about it.',
		'谢谢您。每一条回答我们都会看，并且每个季度告诉您我们做了什么。'
	),
	showQuestionNumbers: 'off',
	pages: [
		{
			name: 'score',
			elements: [
				{
					type: 'nps',
					name: 'recommend',
					title: both(
						'How likely are you to recommend Lumen to a colleague?',
						'您有多大可能向同事推荐 Lumen？'
					),
					isRequired: true
				},
				{
					type: 'comment',
					name: 'why',
					title: both('What is the main reason for your score?', '您打这个分数的主要原因是什么？'),
					maxLength: 1000
				}
			]
		},
		{
			name: 'value',
			elements: [
				{
					type: 'checkbox',
					name: 'value',
					title: both('What do you rely on Lumen for?', '您主要用 Lumen 做什么？'),
					choices: [
						{ value: 'invoices', text: both('Sending invoices', '开具发票') },
						{ value: 'expenses', text: both('Expenses', '费用报销') },
						{ value: 'payroll', text: both('Payroll', '发放工资') },
						{ value: 'reports', text: both('Reports', '报表') }
					],
					showOtherItem: true,
					otherText: both('Something else', '其他')
				},
				{
					type: 'radiogroup',
					name: 'since',
					title: both('How long have you been using it?', '您使用多久了？'),
					choices: [
						{ value: 'new', text: both('Less than 3 months', '不到 3 个月') },
						{ value: 'year', text: both('3 to 12 months', '3 到 12 个月') },
						{ value: 'long', text: both('More than a year', '一年以上') }
					]
				}
			]
		}
	]
};

export const support = {
	title: both('How did we do on the phone?', '我们的电话服务怎么样？'),
	description: both('About the call you just had with us.', '关于您刚才与我们的通话。'),
	completedHtml: both(
		'Thank you. If something is still open, we will call you back.',
		'谢谢您。如果还有没解决的问题，我们会回电给您。'
	),
	showQuestionNumbers: 'off',
	pages: [
		{
			name: 'call',
			elements: [
				{
					type: 'ces',
					name: 'effort',
					title: both('Lumen made it easy to solve my problem.', 'Lumen 让我轻松解决了问题。'),
					isRequired: true
				},
				{
					type: 'csat',
					name: 'person',
					title: both('How satisfied are you with the person you spoke to?', '您对接听电话的同事满意吗？')
				},
				{
					type: 'boolean',
					name: 'solved',
					title: both('Is your problem solved?', '您的问题解决了吗？'),
					labelTrue: both('Yes', '是'),
					labelFalse: both('Not yet', '还没有')
				},
				{
					type: 'comment',
					name: 'open',
					title: both('What is still open?', '还有什么没解决？'),
					visibleIf: '{solved} = false',
					isRequired: true,
					maxLength: 1000
				},
				{
					type: 'comment',
					name: 'better',
					title: both('What would have made it easier?', '怎样会更轻松？'),
					visibleIf: '{effort} <= 4',
					maxLength: 1000
				}
			]
		}
	]
};

const agreement = (name: string, en: string, zh: string) => ({
	type: 'rating',
	name,
	title: both(en, zh),
	rateMin: 1,
	rateMax: 5,
	minRateDescription: both('Disagree', '不同意'),
	maxRateDescription: both('Agree', '同意')
});

export const pulse = {
	title: both('Team pulse', '团队脉搏'),
	description: both(
		'Five questions, two minutes. Nobody can tell who answered.',
		'五个问题，两分钟。没有人能知道是谁填写的。'
	),
	completedHtml: both(
		'Thank you. What we heard is on the board on Monday.',
		'谢谢您。我们听到的内容周一会公布在看板上。'
	),
	showQuestionNumbers: 'off',
	pages: [
		{
			name: 'feeling',
			elements: [
				{
					type: 'smileys',
					name: 'week',
					title: both('How was your week?', '您这一周过得怎么样？'),
					isRequired: true
				},
				agreement('clear', 'I know what is expected of me.', '我清楚自己的工作要求。'),
				agreement('voice', 'My opinion counts here.', '我的意见在这里受到重视。')
			]
		},
		{
			name: 'growth',
			elements: [
				agreement('learning', 'I find time to learn.', '我有时间学习。'),
				{
					type: 'comment',
					name: 'change',
					title: both('One thing you would change?', '如果可以改变一件事，您想改变什么？'),
					maxLength: 1000
				}
			]
		}
	]
};
