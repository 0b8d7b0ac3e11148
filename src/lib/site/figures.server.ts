import { bounded } from '$lib/server/bounded';
import { house } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { metrics } from '$lib/results/metrics/registry';
import * as tallies from '$lib/results/tallies.server';
import { rules } from '$lib/survey/questions/registry';
import { pickLanguage, speak } from '$lib/survey/speak';
import { closed, figuresOf, type Told } from './figures';
import type { FiguresGiven, Need } from './needs';

type Asked = Extract<Need, { what: 'figures' }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Many who look at the same moment ask once. A board is asked at most this often, in ms. */
const RECENT_MS = 1_000;
const MOST = 2_000;

/** @returns the same for everybody who asks within a second */
function recently<Value>(ask: (...key: string[]) => Promise<Value>): (...key: string[]) => Promise<Value> {
	const known = bounded<{ at: number; value: Promise<Value> }>(MOST);
	return (...parts) => {
		const key = JSON.stringify(parts);
		const before = known.get(key);
		if (before && Date.now() - before.at < RECENT_MS) return before.value;
		const value = ask(...parts);
		known.set(key, { at: Date.now(), value }, 1);
		value.catch(() => known.delete(key));
		return value;
	};
}

const asked = recently((survey) => tallies.asked(house(), survey));

const told = recently(async (site, survey, since, until): Promise<Told | null> => {
	const { data, error } = await house().rpc('site_figures', {
		site: site ?? '',
		survey: survey ?? '',
		// The generated types do not know that these may be null.
		since: (since || null) as string,
		until: (until || null) as string
	});
	if (error) throw refusal(error);
	return data as unknown as Told | null;
});

/** What was told last, so that what is the same keeps its instant, and a page with it need not be drawn anew. */
const before = bounded<FiguresGiven>(MOST);

function steady(key: string, now: FiguresGiven): FiguresGiven {
	const last = before.get(key);
	if (last && JSON.stringify({ ...last, at: '' }) === JSON.stringify({ ...now, at: '' })) return last;
	before.set(key, now, 1);
	return now;
}

const dayOf = (text: string): string => (DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '');

/** The figures of a question as visitors of a site may have them. */
export async function read(site: string, need: Asked, language: string): Promise<FiguresGiven> {
	const key = JSON.stringify([site, need, language]);
	return steady(key, await now(site, need, language));
}

async function now(site: string, need: Asked, language: string): Promise<FiguresGiven> {
	const at = new Date().toISOString();
	const { survey, question: name } = need;
	if (!UUID.test(survey) || !name) return closed(at);
	const found = await told(site, survey, dayOf(need.since), dayOf(need.until));
	if (!found) return closed(at);
	const { outline } = await asked(survey);
	const question = [...outline.live, ...outline.earlier].find((one) => one.name === name);
	if (!question) return closed(at);
	const spoken = pickLanguage(outline, [language]);
	const say: Parameters<typeof figuresOf>[2]['say'] = (words) => speak(words, spoken, () => '…');
	return figuresOf(found, question, { say, language, rules, metrics }, at);
}
