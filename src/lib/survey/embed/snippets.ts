/** The ways in which a survey stands on somebody else's page; `iframe` needs no script. */
export const MODES = ['inline', 'popup', 'slide-in', 'full', 'iframe'] as const;
export type Mode = (typeof MODES)[number];

/** What the lines for a host page are made of. */
export interface Subject {
	/** Where this product is reached. */
	origin: string;
	slug: string;
	/** Of the survey: stands in the page where the script does not come. */
	name: string;
	/** On the button that opens a popup. */
	press: string;
}

/** Until the script knows better, and where there is none. In pixels: a question or two without scrolling. */
const HEIGHT = 640;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** @returns the lines of HTML that a host page needs; all that people wrote is escaped in them */
export function snippet(mode: Mode, { origin, slug, name, press }: Subject): string {
	const [link, title] = [`${origin}/s/${slug}`, escaped(name)];
	if (mode === 'iframe')
		return `<iframe src="${link}" title="${title}" width="100%" height="${HEIGHT}" frameborder="0"></iframe>`;
	const script = `<script src="${origin}/embed.js" async></script>`;
	const element = (attributes: string, inside = '') =>
		`<earshot-survey survey="${slug}"${attributes}>${inside}</earshot-survey>`;
	const otherwise = `<a href="${link}">${title}</a>`;
	switch (mode) {
		case 'inline':
			return [script, element('', otherwise)].join('\n');
		case 'full':
			return [script, element(' mode="full"', otherwise)].join('\n');
		case 'slide-in':
			return [script, element(' mode="slide-in" delay="20"')].join('\n');
		case 'popup':
			return [
				script,
				`<button type="button" id="feedback">${escaped(press)}</button>`,
				element(' mode="popup" open="#feedback"')
			].join('\n');
	}
}

/** @returns the link with values for fields that the survey declares; empty ones are left away */
export function linkWith(link: string, values: Record<string, string>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(values)) if (value) query.set(`field.${name}`, value);
	return query.size ? `${link}?${query}` : link;
}
