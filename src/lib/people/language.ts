import { bare } from './plain';

/** Names of languages as people write them into a sheet; tags are read without this. */
const NAMES: Record<string, readonly string[]> = {
	en: ['english', '英文', '英语', '英語', 'englisch', 'anglais', 'inglés'],
	'zh-cn': [
		'chinese',
		'mandarin',
		'simplified chinese',
		'chinese (simplified)',
		'中文',
		'汉语',
		'普通话',
		'简体',
		'简体中文',
		'中文(简体)',
		'中文（简体）',
		'zh-hans',
		'zh'
	],
	'zh-tw': [
		'traditional chinese',
		'chinese (traditional)',
		'繁体中文',
		'繁體中文',
		'中文(繁體)',
		'中文（繁體）',
		'繁体',
		'繁體',
		'zh-hant'
	],
	de: ['german', 'deutsch', '德语', '德文'],
	fr: ['french', 'français', 'francais', '法语', '法文'],
	es: ['spanish', 'español', 'espanol', '西班牙语', '西班牙文'],
	pt: ['portuguese', 'português', 'portugues', '葡萄牙语', '葡萄牙文'],
	it: ['italian', 'italiano', '意大利语'],
	nl: ['dutch', 'nederlands', '荷兰语'],
	ru: ['russian', 'русский', '俄语', '俄文'],
	ja: ['japanese', '日本語', '日语', '日文'],
	ko: ['korean', '한국어', '韩语', '韩文'],
	ar: ['arabic', 'العربية', '阿拉伯语'],
	he: ['hebrew', 'עברית', '希伯来语']
};

const KNOWN = new Map(Object.entries(NAMES).flatMap(([tag, names]) => names.map((name) => [name, tag])));

/** @returns as SurveyJS spells it (`zh-cn`), or null: not the name of a language */
export function languageFrom(text: string): string | null {
	const written = bare(text).toLowerCase().replaceAll('_', '-');
	const named = KNOWN.get(written);
	if (named) return named;
	// Two or three letters are a language (ISO 639), if Unicode knows a name for it.
	if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/.test(written)) return null;
	try {
		const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(
			written.split('-')[0] ?? ''
		);
		return name ? written : null;
	} catch {
		return null;
	}
}
