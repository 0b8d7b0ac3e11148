import { readFileSync } from 'node:fs';

export type Definition = Record<string, unknown>;

/** A definition from a file. @throws with a sentence if there is none in it */
export function definitionFrom(file: string): Definition {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		throw new Error(`There is no survey at ${file}: name one with --survey FILE.`);
	}
	const found: unknown = JSON.parse(text);
	if (typeof found !== 'object' || found === null || Array.isArray(found))
		throw new Error(`${file} holds no survey's definition.`);
	return Object.fromEntries(Object.entries(found));
}

export interface Answer {
	status: number;
	text: string;
	headers: Headers;
}

/** Somebody who builds surveys, as their browser would, without one: signs in, saves, publishes. */
export class Author {
	readonly url: string;
	readonly #cookies = new Map<string, string>();

	constructor(url: string) {
		this.url = url;
	}

	get cookies(): { name: string; value: string; url: string }[] {
		return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.url }));
	}

	/** @param body fields of a form, or a text that is sent as `type` */
	async ask(
		path: string,
		{
			method,
			body,
			type,
			headers = {}
		}: {
			method?: string;
			body?: Record<string, string> | string | Uint8Array;
			type?: string;
			headers?: Record<string, string>;
		} = {}
	): Promise<Answer> {
		const sent =
			body === undefined
				? null
				: typeof body === 'string' || body instanceof Uint8Array
					? Buffer.from(body)
					: new URLSearchParams(body);
		const response = await patiently(this.url + path, {
			method: method ?? (sent ? 'POST' : 'GET'),
			body: sent,
			redirect: 'manual',
			headers: {
				origin: this.url,
				accept: type ?? 'text/html',
				cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
				...(type && { 'content-type': type }),
				...headers
			}
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [pair = '', ...rest] = cookie.split(';');
			const [name = '', ...value] = pair.split('=');
			if (rest.some((one) => /max-age=0|expires=thu, 01 jan 1970/i.test(one))) this.#cookies.delete(name);
			else this.#cookies.set(name, value.join('='));
		}
		return { status: response.status, text: await response.text(), headers: response.headers };
	}

	async signIn(email = 'ada@earshot.example', password = 'listen-closely'): Promise<void> {
		const { status } = await this.ask('/sign-in', { body: { email, password } });
		if (status !== 303) throw new Error(`signing in was answered with ${status}`);
	}

	/** Somebody new in a team of their own. @returns their e-mail address */
	async signUp(name: string, team: string): Promise<string> {
		const email = `person-${Date.now()}-${Math.random().toString(36).slice(2)}@bench.example`;
		const up = await this.ask('/sign-up', { body: { name, email, password: 'a long enough password' } });
		if (up.status !== 303) throw new Error(`signing up was answered with ${up.status}`);
		const made = await this.ask('/welcome', { body: { name: team } });
		if (made.status !== 303) throw new Error(`making a team was answered with ${made.status}`);
		return email;
	}

	/** @returns the new survey's id */
	async survey(definition: Definition, name?: string): Promise<string> {
		const { text } = await this.ask('/surveys/new');
		const team = /name="team" value="([\w-]+)"/.exec(text)?.[1] ?? '';
		const made = await this.ask('/surveys/new?/create', { body: { team, template: 'blank' } });
		const id = /surveys\/([\w-]+)\/edit/.exec(made.headers.get('location') ?? '')?.[1];
		if (!id) throw new Error(`a new survey was answered with ${made.status}`);
		const saved = await this.ask(`/surveys/${id}/edit`, {
			method: 'PUT',
			body: JSON.stringify({ revision: 1, definition }),
			type: 'application/json'
		});
		if (saved.status !== 200)
			throw new Error(`a draft was answered with ${saved.status}: ${saved.text.slice(0, 300)}`);
		if (name) await this.ask(`/surveys/${id}/edit?/rename`, { body: { name } });
		return id;
	}

	/** @returns the path of the link for respondents @throws with what stands in the way */
	async publish(id: string, mode: 'anonymous' | 'identified' = 'anonymous', note = ''): Promise<string> {
		const before = await this.ask(`/surveys/${id}/publish`);
		const revision = /name="revision" value="(\d+)"/.exec(before.text)?.[1] ?? '';
		const { status } = await this.ask(`/surveys/${id}/publish?/publish`, { body: { revision, mode, note } });
		if (status !== 303) throw new Error(`publishing was answered with ${status}: ${obstacles(before.text)}`);
		const { text } = await this.ask(`/surveys/${id}/publish`);
		const slug = /\/s\/([\w-]+)/.exec(text)?.[1];
		if (!slug) throw new Error('the published survey shows no link');
		return `/s/${slug}`;
	}
}

/** A connection that was kept open may end just as it is used again: then a new one is. */
const patiently = (url: string, what: RequestInit): Promise<Response> =>
	fetch(url, what).catch(() => fetch(url, { ...what, keepalive: false }));

/** What stands in the way of publishing, as the page says it. */
const obstacles = (html: string): string =>
	html
		.replace(/^[\s\S]*<main/, '<main')
		.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>|<!--[\s\S]*?-->/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 800);
