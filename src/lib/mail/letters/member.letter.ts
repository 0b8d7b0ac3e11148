import { telling } from './asking';
import type { Letter } from './letter';

export const letter: Letter = {
	id: 'member',
	bulk: false,
	needs: ['$link', 'inviter'],
	words: {
		en: {
			sender: 'Earshot',
			subject: 'Join {$team} on Earshot',
			preheader: '{inviter|Somebody there} invites you.',
			body:
				'Hello,\n\n' +
				'{inviter|Somebody there} invites you to work with {$team} on Earshot, where the team asks people for their opinion and sees what they say.',
			button: 'Join the team',
			closing:
				'The link works once and for seven days. If you do not know what this is about, you can ignore this letter: nothing will happen.'
		},
		'zh-cn': {
			sender: 'Earshot',
			subject: '邀请您加入 Earshot 上的{$team}',
			preheader: '{inviter|团队成员}邀请您加入。',
			body: '您好：\n\n{inviter|团队成员}邀请您加入 Earshot 上的{$team}，一起发布问卷、查看结果。',
			button: '加入团队',
			closing: '链接仅可使用一次，七天内有效。如果您不了解此事，请忽略本邮件，不会有任何影响。'
		}
	},
	draw: telling
};
