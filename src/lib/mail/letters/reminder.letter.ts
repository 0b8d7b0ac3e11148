import { asking } from './asking';
import type { Letter } from './letter';

export const letter: Letter = {
	id: 'reminder',
	bulk: true,
	needs: ['$link', '$unsubscribe'],
	words: {
		en: {
			sender: '{$team}',
			subject: 'Still open: {$survey}',
			preheader: '{$team} would still like to hear from you.',
			body:
				'Hello {name|there},\n\n' +
				'Some days ago {$team} asked for your opinion. The survey is still open, and your view is still missing.',
			button: 'Answer the survey',
			closing:
				'If you would rather not take part, you need not do anything. If you have answered in the meantime: thank you.\n\n{$team}'
		},
		'zh-cn': {
			sender: '{$team}',
			subject: '仍可填写：{$survey}',
			preheader: '{$team}仍然期待您的意见。',
			body: '{name}您好：\n\n几天前，{$team}曾邀请您填写一份问卷。问卷仍在开放，我们仍然期待您的看法。',
			button: '填写问卷',
			closing: '如果您不想参与，无需任何操作。如果您已经填写，谢谢您。\n\n{$team}'
		}
	},
	draw: asking
};
