import { parse, type DefaultTreeAdapterTypes } from 'parse5';

// What a machine finds on a page.

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

function* within(node: Node, ...names: string[]): Generator<Element> {
	for (const child of 'childNodes' in node ? node.childNodes : []) {
		if ('tagName' in child && names.includes(child.tagName)) yield child;
		yield* within(child, ...names);
	}
}

const attribute = ({ attrs }: Element, name: string): string | undefined =>
	attrs.find((one) => one.name === name)?.value;

function addresses(html: string, from: string, tags: string[], names: string[]): string[] {
	const found = [...within(parse(html), ...tags)].flatMap((one) =>
		names.flatMap((name) => attribute(one, name) ?? [])
	);
	const whole = found.flatMap((link) => (URL.canParse(link, from) ? new URL(link, from) : []));
	const web = whole.filter(({ protocol }) => protocol.startsWith('http'));
	return [...new Set(web.map((url) => url.href.replace(/#.*$/, '')))];
}

/** Where a page or a letter leads. */
export const linksOf = (html: string, from: string): string[] =>
	addresses(html, from, ['a', 'area'], ['href']);

/** What a page loads. */
export const resourcesOf = (html: string, from: string): string[] =>
	addresses(html, from, ['img', 'script', 'link', 'iframe', 'source'], ['src', 'href']);

export interface Form {
	action: string;
	posts: boolean;
	/** As it stands: what is chosen is chosen. */
	fields: [name: string, value: string][];
	/** Empty names are buttons that say nothing. */
	buttons: { name: string; value: string; action: string | undefined }[];
}

const NO_FIELD = ['submit', 'button', 'image', 'reset', 'file'];

function fieldOf(input: Element): [string, string][] {
	const [name = '', type = 'text'] = [attribute(input, 'name'), attribute(input, 'type')];
	if (!name || NO_FIELD.includes(type)) return [];
	if ((type === 'radio' || type === 'checkbox') && attribute(input, 'checked') === undefined) return [];
	return [[name, attribute(input, 'value') ?? (type === 'checkbox' ? 'on' : '')]];
}

/** Every form of a page, with what stands in it and elsewhere for it. */
export function formsOf(html: string, from: string): Form[] {
	const page = parse(html);
	return [...within(page, 'form')].map((form) => {
		const id = attribute(form, 'id');
		const own = (...names: string[]) => [
			...within(form, ...names),
			...[...within(page, ...names)].filter((one) => id !== undefined && attribute(one, 'form') === id)
		];
		return {
			action: new URL(attribute(form, 'action') ?? '', from).href,
			posts: attribute(form, 'method')?.toLowerCase() === 'post',
			fields: own('input', 'textarea').flatMap(fieldOf),
			buttons: own('button').map((one) => ({
				name: attribute(one, 'name') ?? '',
				value: attribute(one, 'value') ?? '',
				action: attribute(one, 'formaction')
			}))
		};
	});
}

/** A page as it came. */
export interface Page {
	url: string;
	status: number;
	html: string;
}

const AGENT =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** How a browser asks for a page. */
export const BROWSER = {
	'user-agent': AGENT,
	accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
	'accept-language': 'en-US,en;q=0.9',
	'sec-fetch-mode': 'navigate',
	'sec-fetch-dest': 'document',
	'upgrade-insecure-requests': '1'
};

/** Everything that was asked of a server, by whomever. */
export const asked = { visits: 0, failed: 0 };

export async function ask(url: string, how: RequestInit = {}): Promise<Page> {
	asked.visits++;
	const found = await fetch(url, how);
	if (found.status >= 500) asked.failed++;
	return { url: found.url || url, status: found.status, html: await found.text() };
}

/** Sends a form as a browser without script does. */
export function press(form: Form, button: Form['buttons'][number] | null, from: string): Promise<Page> {
	const to = new URL(button?.action ?? form.action, from);
	const fields = [...form.fields, ...(button?.name ? [[button.name, button.value] as [string, string]] : [])];
	const body = new URLSearchParams(fields);
	const headers = { ...BROWSER, origin: to.origin, referer: from };
	if (form.posts) return ask(to.href, { method: 'POST', body, headers });
	to.search = String(body);
	return ask(to.href, { headers });
}
