import sharp from 'sharp';
import type { Author } from '../author.ts';
import type { Stock } from './packing.ts';

const SURVEY = {
	title: 'How is it going?',
	elements: [
		{ type: 'rating', name: 'recommend', title: 'Would you recommend us?', rateMin: 0, rateMax: 10 },
		{ type: 'comment', name: 'why', title: 'What is the reason?' }
	]
};
const FILES: Record<string, [name: string, bytes: string]> = {
	pdf: ['a.pdf', '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'],
	captions: ['a.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n'],
	video: ['a.mp4', '\0\0\0\x18ftypisom\0\0\0\0isomisom\0\0\0\x08free']
};

export interface Stocked extends Stock {
	team: string;
	/** Where the survey is answered. */
	survey_link: string;
}

/** @returns a new site's id */
export async function newSite(author: Author, team: string, name: string): Promise<string> {
	const made = await author.ask('/sites/new?/create', { body: { team, template: 'blank', name } });
	const id = /sites\/([\w-]+)/.exec(made.headers.get('location') ?? '')?.[1];
	if (!id) throw new Error(`a new site called ${name} was answered with ${made.status}`);
	return id;
}

async function sent(author: Author, path: string, name: string, bytes: Uint8Array) {
	const headers = { 'x-file-name': encodeURIComponent(name) };
	const { status, text } = await author.ask(path, { body: bytes, type: 'application/octet-stream', headers });
	if (status !== 201) throw new Error(`${name} was answered with ${status}: ${text.slice(0, 200)}`);
	return JSON.parse(text);
}

/** What blocks show beside words: a picture, files, a survey that people have answered. */
export async function stockUp(author: Author): Promise<Stocked> {
	const { text } = await author.ask('/sites/new');
	const team = /name="team" value="([\w-]+)"/.exec(text)?.[1] ?? '';
	const survey = await author.survey(SURVEY);
	const survey_link = await author.publish(survey);
	const site = await newSite(author, team, 'Stock');
	const background = { r: 20, g: 90, b: 70 };
	const picture = await sharp({ create: { width: 800, height: 500, channels: 3, background } })
		.png()
		.toBuffer();
	const { id, width, height } = await sent(author, `/sites/${site}/edit/picture`, 'a.png', picture);
	const files = new Map<string, string>();
	for (const [kind, [name, bytes]] of Object.entries(FILES)) {
		const stored = await sent(
			author,
			`/sites/${site}/edit/file?accept=${kind}`,
			name,
			Buffer.from(bytes, 'latin1')
		);
		files.set(kind, stored.id);
	}
	return {
		team,
		survey_link,
		survey,
		picture: { id, width, height },
		file: (accept) => accept.map((one) => files.get(one)).find((one) => one !== undefined) ?? '',
		question: (measures) => (measures?.includes('text') ? 'why' : 'recommend'),
		page: 'p0',
		link: 'https://example.org/hostile'
	};
}
