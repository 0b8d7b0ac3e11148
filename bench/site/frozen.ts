import type { Browser } from 'playwright-core';

/**
 * The page as somebody would write it down by hand who wants the same look in as few bytes as can be: its elements,
 * the rules of its style that match one of them, class names of a letter or two, and of its head the title, the
 * description and the icon. No script: a page that is written down has none.
 */
export async function frozenFrom(browser: Browser, url: string): Promise<string> {
	const context = await browser.newContext({ locale: 'en-US', bypassCSP: true });
	try {
		const page = await context.newPage();
		await page.goto(url);
		return await page.evaluate(freeze);
	} finally {
		await context.close();
	}
}

/** Runs in the page. */
function freeze(): string {
	// States that come and go, and boxes that are no elements: the element that has them is looked for.
	const PASSING =
		/::?(?:before|after|marker|selection|placeholder|backdrop|details-content|-webkit-[\w-]+|hover|active|focus(?:-visible|-within)?|popover-open|target|visited|checked|open)\b(?:\([^()]*\))?/g;
	const bare = (selector: string) =>
		selector.replace(PASSING, '').replace(/(^|[\s>+~,])(?=$|[>+~),])/g, '$1*');
	// What cannot be asked for without them is left in.
	const matches = (selector: string) => {
		try {
			return document.querySelector(bare(selector)) !== null;
		} catch {
			return true;
		}
	};
	const parted = (text: string) => {
		let depth = 0;
		return [...text].reduce<string[]>(
			(parts, sign) => {
				if (sign === '(' || sign === '[') depth++;
				if (sign === ')' || sign === ']') depth--;
				if (sign === ',' && !depth) parts.push('');
				else parts[parts.length - 1] += sign;
				return parts;
			},
			['']
		);
	};
	const kept = (rules: CSSRuleList): string =>
		[...rules]
			.map((rule) => {
				if (rule instanceof CSSStyleRule) {
					const used = parted(rule.selectorText).filter((one) => matches(one.trim()));
					return used.length ? `${used.join()}{${rule.style.cssText}}` : '';
				}
				if (!(rule instanceof CSSGroupingRule)) return rule.cssText;
				const inside = kept(rule.cssRules);
				return inside && `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{${inside}}`;
			})
			.join('');
	const style = [...document.styleSheets]
		.map((sheet) => kept(sheet.cssRules))
		.join('')
		.replace(/\s*([{};,])\s*/g, '$1')
		.replace(/(?<=[{;][\w-]+):\s+/g, ':')
		.replace(/(?<![\w.#-])0(?=\.\d)/g, '')
		.replaceAll(';}', '}');

	const named = new Set([...style.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name));
	const short = new Map([...named].map((name, at) => [name, at.toString(36).replace(/^\d/, 'z$&')]));
	for (const one of document.querySelectorAll('*')) {
		const names = [...one.classList].flatMap((name) => short.get(name) ?? []);
		if (names.length) one.setAttribute('class', names.join(' '));
		else one.removeAttribute('class');
		for (const { name } of [...one.attributes])
			if (name.startsWith('data-') && !style.includes(`[${name}`)) one.removeAttribute(name);
	}
	for (const one of document.head.querySelectorAll(
		'style, link:not([rel=icon]), meta[property], meta[name^=twitter]'
	))
		one.remove();
	for (const one of document.querySelectorAll('script')) one.remove();
	document.head.insertAdjacentHTML('beforeend', '<style></style>');
	const place = document.head.querySelector('style');
	if (place)
		place.textContent = style.replace(/\.([a-zA-Z][\w-]*)/g, (all, name: string) =>
			short.has(name) ? `.${short.get(name)}` : all
		);
	const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
	const all: Node[] = [];
	while (comments.nextNode()) all.push(comments.currentNode);
	for (const one of all) one.parentNode?.removeChild(one);
	return `<!doctype html>${document.documentElement.outerHTML.replace(/>\s+</g, '><')}`;
}
