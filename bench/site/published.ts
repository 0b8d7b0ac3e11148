import type { Answer, Author } from '../author.ts';

// A site as its template has it, published by somebody in the studio: with a survey where it listens, and without what
// stays empty until a person chooses.

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const SURVEY = {
	title: 'How is it going?',
	elements: [
		{ type: 'rating', name: 'recommend', title: 'Would you recommend us?', rateMin: 0, rateMax: 10 },
		{ type: 'comment', name: 'why', title: 'What is the reason?' }
	]
};

const EMPTY = { format: 1, languages: ['en'], title: {}, about: {}, theme: {}, cover: '', pages: [] };

/** The same with a survey wherever one is asked for. */
function listening(value: unknown, survey: string): unknown {
	if (Array.isArray(value)) return value.map((one) => listening(one, survey));
	if (!isPart(value)) return value;
	const { kind, fields } = value;
	const all = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, listening(one, survey)]));
	if (typeof kind !== 'string' || !isPart(fields) || fields['survey'] !== '') return all;
	const question = kind === 'wall' ? 'why' : 'recommend';
	return { ...all, fields: { ...fields, survey, ...('question' in fields && { question }) } };
}

const json = (answer: Answer): Part => {
	const found: unknown = JSON.parse(answer.text);
	if (!isPart(found)) throw new Error(`not what was asked for: ${answer.text.slice(0, 200)}`);
	return found;
};

/** @returns the path of the site's first page @throws with what stands in the way */
export async function publishFrom(author: Author, template: string): Promise<string> {
	const survey = await author.survey(SURVEY);
	await author.publish(survey);
	const { text } = await author.ask('/sites/new');
	const team = /name="team" value="([\w-]+)"/.exec(text)?.[1] ?? '';
	const ids = [...text.matchAll(/name="template" value="([\w-]+)"/g)].map(([, id = '']) => id);
	// A template goes by its file's name: `adoption-hub` is `hub`.
	const own = ids.find((id) => id === template) ?? ids.find((id) => template.split('-').includes(id));
	if (!own) throw new Error(`there is no template ${template}, only ${ids.join(', ')}`);
	const made = await author.ask('/sites/new?/create', { body: { team, template: own, name: 'Bench' } });
	const id = /sites\/([\w-]+)/.exec(made.headers.get('location') ?? '')?.[1];
	if (!id) throw new Error(`a new site was answered with ${made.status}`);
	const put = (body: unknown) =>
		author.ask(`/sites/${id}/edit`, { method: 'PUT', body: JSON.stringify(body), type: 'application/json' });
	// A save that comes too late is answered with what there is.
	const { revision, document } = json(await put({ revision: 1_000_000, document: EMPTY }));
	const saved = await put({ revision, document: listening(document, survey) });
	if (saved.status !== 200) throw new Error(`a draft was answered with ${saved.status}: ${saved.text}`);
	const before = await author.ask(`/sites/${id}/publish`);
	const now = /name="revision" value="(\d+)"/.exec(before.text)?.[1] ?? '';
	const done = await author.ask(`/sites/${id}/publish?/publish`, { body: { revision: now, note: '' } });
	const { text: after } = await author.ask(`/sites/${id}/publish`);
	const path = /\/m\/[\w-]+/.exec(after)?.[0];
	if (done.status !== 303 || !path)
		throw new Error(`publishing was answered with ${done.status}: ${worded(done.text)}`);
	return path;
}

const worded = (html: string): string =>
	html
		.replace(/^[\s\S]*<main/, '<main')
		.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.slice(0, 600);
