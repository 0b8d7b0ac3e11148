import { asking } from './asking';
import type { Letter } from './letter';

export const letter: Letter = {
	id: 'invitation',
	bulk: true,
	needs: ['$link', '$unsubscribe'],
	words: {
		en: {
			sender: '{$team}',
			subject: '{$team} asks: {$survey}',
			preheader: '{$team} asks for your opinion. It begins with one click in this letter.',
			body:
				'Hello {name|there},\n\n' +
				'{$team} would like to hear from you. What you say here is read, and it shapes what happens next.',
			button: 'Answer the survey',
			closing: 'Thank you for your time.\n{$team}'
		},
		'zh-cn': {
			sender: '{$team}',
			subject: '{$team}邀请您填写：{$survey}',
			preheader: '{$team}邀请您参与，在邮件里点一下即可开始。',
			body: '{name}您好：\n\n{$team}想听听您的看法。您的意见会有人认真阅读，并影响接下来的改进。',
			button: '填写问卷',
			closing: '感谢您抽出时间。\n{$team}'
		}
	},
	draw: asking
};
