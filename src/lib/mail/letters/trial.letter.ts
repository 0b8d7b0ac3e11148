import { telling } from './asking';
import type { Letter } from './letter';

/** Shows whoever set the mail server that letters leave, signed and with all that mass mail has. */
export const letter: Letter = {
	id: 'trial',
	bulk: true,
	needs: ['$link', '$unsubscribe'],
	words: {
		en: {
			sender: 'Earshot',
			subject: 'A test letter from {$team}',
			preheader: 'If you can read this, letters are going out.',
			body:
				'Hello {name|there},\n\n' +
				'If you can read this, the letters of {$team} are going out as they should. Please look where this one arrived: in the inbox, or among the spam?\n\n' +
				'And does your mail program offer to unsubscribe with one press? It does so only where the sender is trusted and the signature is right.',
			button: 'Back to Earshot',
			closing: ''
		},
		'zh-cn': {
			sender: 'Earshot',
			subject: '{$team}的测试邮件',
			preheader: '能看到这封邮件，说明邮件可以发出。',
			body:
				'{name}您好：\n\n' +
				'能看到这封邮件，说明{$team}的邮件可以正常发出。请看看它在收件箱里，还是在垃圾邮件里？\n\n' +
				'您的邮件程序是否提供一键退订？只有发件人可信、签名正确时才会出现。',
			button: '返回 Earshot',
			closing: ''
		}
	},
	draw: telling
};
