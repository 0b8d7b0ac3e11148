import { telling } from './asking';
import type { Letter } from './letter';

/** With a link that signs in. Where it opens a site, whoever draws it gives it other words: the link is the same. */
export const letter: Letter = {
	id: 'magic-link',
	bulk: false,
	needs: ['$link', 'address'],
	words: {
		en: {
			sender: 'Earshot',
			subject: 'Your link to sign in',
			preheader: '',
			body: 'Here is the link that signs {address|you} in to Earshot.',
			button: 'Sign in',
			closing: 'It works once and for one hour. If you did not ask for it, ignore this letter.'
		},
		'zh-cn': {
			sender: 'Earshot',
			subject: '您的登录链接',
			preheader: '',
			body: '这是 {address} 登录 Earshot 的链接。',
			button: '登录',
			closing: '链接仅可使用一次，一小时内有效。如果这不是您本人的操作，请忽略本邮件。'
		}
	},
	draw: telling
};
