import { telling } from './asking';
import type { Letter } from './letter';

export const letter: Letter = {
	id: 'thanks',
	bulk: true,
	needs: ['$unsubscribe'],
	words: {
		en: {
			sender: '{$team}',
			subject: 'Thank you: {$survey}',
			preheader: 'Your answers have arrived.',
			body:
				'Hello {name|there},\n\n' +
				'Thank you for answering. Your answers have arrived, and {$team} will read them together with those of everybody else.',
			button: '',
			closing: '{$team}'
		},
		'zh-cn': {
			sender: '{$team}',
			subject: '感谢您的参与：{$survey}',
			preheader: '您的回答已收到。',
			body: '{name}您好：\n\n感谢您填写问卷。您的回答已收到，{$team}会与其他人的回答一并阅读。',
			button: '',
			closing: '{$team}'
		}
	},
	draw: telling
};
