import { randomUUID } from 'node:crypto';
import http from 'node:http';

/** What a respondent of the demo's survey sends, in the fields of its form. */
export interface Sheet {
	id: string;
	slug: string;
	answers: Record<string, string | string[]>;
}

const WHY = [
	'Quick and clear.',
	'很稳定，一直在用。',
	'The app signs me out while I am typing.',
	'',
	'有点贵 🙂'
];

/** A new response to the demo's customer survey, its answers made from `seed`. */
export function customer(seed: number): Sheet {
	const uses = ['invoices', 'expenses', 'payroll', 'reports'].filter((_, at) => (seed >> at) % 2 === 0);
	return {
		id: randomUUID(),
		slug: 'recommend-lumen',
		answers: {
			recommend: String(seed % 11),
			why: WHY[seed % WHY.length] ?? '',
			value: uses,
			since: ['new', 'year', 'long'][seed % 3] ?? 'new'
		}
	};
}

/** The answers as the server will have stored them. */
export function stored(sheet: Sheet): Record<string, unknown> {
	const { recommend, why, value, since } = sheet.answers;
	return {
		recommend: Number(recommend),
		...(why && { why }),
		...(Array.isArray(value) && value.length && { value }),
		since
	};
}

function bodyOf(sheet: Sheet): string {
	const body = new URLSearchParams({
		'earshot:id': sheet.id,
		'earshot:version': '1',
		'earshot:page': '0',
		'earshot:language': 'en',
		'earshot:go': 'send'
	});
	for (const [name, value] of Object.entries(sheet.answers))
		for (const one of [value].flat()) if (one !== '') body.append(name, one);
	return body.toString();
}

/** One of many clients, on connections that stay open. */
export class Sender {
	readonly url: string;
	readonly #origin: string;
	#agent: http.Agent;

	/** @param origin the product's own address, where `url` is that of a wire to it */
	constructor(url: string, clients: number, origin = url) {
		this.url = url;
		this.#origin = origin;
		this.#agent = new http.Agent({ keepAlive: true, maxSockets: clients });
	}

	/** Posts a form. @returns the status, or 0 if the connection broke before there was one */
	post(path: string, body: string): Promise<{ status: number; text: string }> {
		return new Promise((resolve) => {
			const broken = () => resolve({ status: 0, text: '' });
			const request = http.request(
				this.url + path,
				{
					method: 'POST',
					agent: this.#agent,
					timeout: 20_000,
					headers: {
						origin: this.#origin,
						'content-type': 'application/x-www-form-urlencoded',
						'content-length': Buffer.byteLength(body)
					}
				},
				(response) => {
					let text = '';
					response.setEncoding('utf8');
					response.on('data', (part: string) => (text += part));
					response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
					response.on('error', broken);
				}
			);
			request.on('error', broken);
			request.on('timeout', () => request.destroy());
			request.end(body);
		});
	}

	/** Sends a response as the page's script does. @returns whether the server said that it is kept */
	async answer(sheet: Sheet): Promise<{ kept: boolean; status: number }> {
		const { status, text } = await this.post(`/s/${sheet.slug}/send`, bodyOf(sheet));
		return { kept: status === 200 && text.includes('/thanks?'), status };
	}

	close(): void {
		this.#agent.destroy();
	}
}
