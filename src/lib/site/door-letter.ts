/** A letter as it leaves the house. */
export interface DoorLetter {
	to: string;
	subject: string;
	text: string;
	html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

// A name with line breaks in a subject would be headers of its own.
const inLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/**
 * The letter with a link into a site, in both languages as those of signing in are: nobody knows yet who reads it.
 * @param name of the site: somebody's words
 */
export function doorLetter(to: string, name: string, link: string): DoorLetter {
	const site = inLine(name);
	const english = [
		`Here is the link that lets you read “${site}”.`,
		'It works once and for a quarter of an hour. If you did not ask for it, ignore this letter.'
	] as const;
	const chinese = [
		`这是阅读“${site}”的链接。`,
		'链接仅可使用一次，十五分钟内有效。如果这不是您本人的操作，请忽略本邮件。'
	] as const;
	const part = ([first, last]: readonly [string, string], open: string, lang: string): string =>
		[
			`<p lang="${lang}">${escape(first)}</p>`,
			`<p lang="${lang}"><a href="${escape(link)}">${open}</a></p>`,
			`<p lang="${lang}">${escape(last)}</p>`
		].join('\n');
	return {
		to,
		subject: `${site} · Your link to read it · 您的阅读链接`,
		text: [english[0], link, english[1], '', chinese[0], link, chinese[1]].join('\n\n'),
		html: [
			'<!doctype html><html lang="en"><head><meta charset="utf-8" />',
			`<meta name="viewport" content="width=device-width" /><title>${escape(site)}</title></head>`,
			'<body style="margin: 0; padding: 24px; font: 16px/1.5 sans-serif; color: #1c2126">',
			part(english, 'Read it', 'en'),
			'<hr style="border: 0; border-top: 1px solid #d5dade" />',
			part(chinese, '开始阅读', 'zh-CN'),
			'</body></html>'
		].join('\n')
	};
}
