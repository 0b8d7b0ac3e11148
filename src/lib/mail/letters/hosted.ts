import type { LetterWords, WordsByLanguage } from '../campaign';
import { dressOf } from './dress';
import { button, lines, prose, rule, said } from './drawing';
import { letter as magicLink } from './magic-link.letter';
import type { Drawing, Facts, Letter } from './letter';
import { hole } from './marks';

// The letters of signing in, as templates for Supabase: it fills in `{{ .Name }}`, and knows nobody's language, so that
// each says everything twice. They are files in supabase/templates; hosted.test.ts holds them to what stands here.

export type HostedName = 'confirmation' | 'magic_link' | 'recovery' | 'email_change';

const words = (subject: string, body: string, label: string, closing: string): LetterWords => ({
	sender: 'Earshot',
	subject,
	preheader: '',
	body,
	button: label,
	closing
});

const TEXTS: Readonly<Record<HostedName, WordsByLanguage>> = {
	confirmation: {
		en: words(
			'Confirm your address',
			'Please confirm that {address} is your address for Earshot.',
			'Confirm my address',
			'If you did not ask for this, ignore this letter.'
		),
		'zh-cn': words(
			'确认您的邮箱',
			'请确认 {address} 是您在 Earshot 使用的邮箱。',
			'确认邮箱',
			'如果这不是您本人的操作，请忽略本邮件。'
		)
	},
	magic_link: magicLink.words,
	recovery: {
		en: words(
			'Choose a new password',
			'Somebody, hopefully you, wants to choose a new password for {address} on Earshot.',
			'Choose a new password',
			'The link works once and for one hour. If it was not you, ignore this letter: nothing changes.'
		),
		'zh-cn': words(
			'重设密码',
			'有人（希望是您本人）请求重设 {address} 在 Earshot 的密码。',
			'重设密码',
			'链接仅可使用一次，一小时内有效。如果这不是您本人的操作，请忽略本邮件，密码不会改变。'
		)
	},
	email_change: {
		en: words(
			'Confirm your new address',
			'Please confirm that {new address} takes the place of {address} on Earshot.',
			'Confirm the change',
			'If you did not ask for this, ignore this letter.'
		),
		'zh-cn': words(
			'确认新邮箱',
			'请确认在 Earshot 上将 {address} 更换为 {new address}。',
			'确认更换',
			'如果这不是您本人的操作，请忽略本邮件。'
		)
	}
};

/** What Supabase's Auth calls the link. */
const TYPES: Readonly<Record<HostedName, string>> = {
	confirmation: 'signup',
	magic_link: 'magiclink',
	recovery: 'recovery',
	email_change: 'email_change'
};

/** Both languages of a letter, one below the other. */
function draw(of: WordsByLanguage, drawing: Drawing): ReturnType<Letter['draw']> {
	const parts = ['en', 'zh-cn'].flatMap((language) => {
		const spoken = of[language];
		if (!spoken) return [];
		const own = { ...drawing, language, words: spoken };
		const dress = dressOf(own);
		return {
			html:
				`<div lang="${language === 'en' ? 'en' : 'zh-CN'}">${prose(spoken.body, own, dress)}` +
				`${button(spoken.button, '$link', own, dress)}` +
				`${prose(spoken.closing, own, dress, { ink: 'soft', size: 15 })}</div>`,
			text: [
				...lines(spoken.body, own),
				`${said(spoken.button, own)}: ${hole('$link')}`,
				...lines(spoken.closing, own)
			]
		};
	});
	return {
		html: parts.map(({ html }) => html).join(rule(dressOf(drawing))),
		text: parts.flatMap(({ text }) => text)
	};
}

/** @returns the letter, what it is drawn from, and the variables of Supabase's that fill it */
export function hosted(name: HostedName): { letter: Letter; drawing: Drawing; facts: Facts } {
	const of = TEXTS[name];
	const [english, chinese] = [of['en'], of['zh-cn']];
	if (!english || !chinese) throw new Error(`${name} has no words`);
	const letter = { ...magicLink, id: name, words: of, draw: (drawing: Drawing) => draw(of, drawing) };
	return {
		letter,
		drawing: {
			language: 'en',
			words: { ...english, subject: `${english.subject} · ${chinese.subject}` },
			brand: null,
			facts: { team: 'Earshot', origin: '' },
			question: null,
			anonymous: false
		},
		facts: {
			address: '{{ .Email }}',
			'new address': '{{ .NewEmail }}',
			$link: `{{ .SiteURL }}/auth/confirm?token_hash={{ .TokenHash }}&type=${TYPES[name]}&next={{ .RedirectTo }}`
		}
	};
}
