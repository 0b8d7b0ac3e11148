import type { Client } from '$lib/server/door';
import { house } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import * as tallies from '$lib/results/tallies.server';
import { pickLanguage, speak } from '$lib/survey/speak';
import type { Need, WallGiven } from './needs';

type Asked = Extract<Need, { what: 'wall' }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The comments that an editor let through to this site. */
export async function read(site: string, { survey, question }: Asked, language: string): Promise<WallGiven> {
	if (!UUID.test(survey) || !question) return { title: '', comments: [] };
	const { data, error } = await house().rpc('site_wall', { site, survey, question });
	if (error) throw refusal(error);
	const comments = data as unknown as WallGiven['comments'];
	return { title: comments.length ? await titleOf(house(), survey, question, language) : '', comments };
}

async function titleOf(db: Client, survey: string, name: string, language: string): Promise<string> {
	const { outline } = await tallies.asked(db, survey);
	const question = [...outline.live, ...outline.earlier].find((one) => nameOf(name) === one.name);
	return question ? speak(question.title, pickLanguage(outline, [language]), () => '…') : '';
}

/** Words to "other" are kept beside the question that they belong to. */
const nameOf = (key: string): string => key.replace(/-Comment$/, '');

/** What a moderator sees of one wall: what the board tells now, and what visitors see of it. */
export interface Moderated {
	survey: string;
	question: string;
	title: string;
	/** Told by the board and not let through. */
	waiting: readonly string[];
	shown: WallGiven['comments'];
}

/**
 * @param walls every question of a survey that a wall of the site's draft stands for
 * @throws Problem `forbidden`, `missing`
 */
export const moderated = (
	db: Client,
	site: string,
	walls: readonly { survey: string; question: string }[],
	language: string
): Promise<Moderated[]> => Promise.all(walls.map((wall) => wallOf(db, site, wall, language)));

async function wallOf(
	db: Client,
	site: string,
	{ survey, question }: { survey: string; question: string },
	language: string
): Promise<Moderated> {
	const [board, let_through, title] = await Promise.all([
		// The generated types do not know that `days` may be null.
		db.rpc('board', { survey, days: null as unknown as number, questions: [question] }),
		db
			.from('site_comments')
			.select('id, words')
			.eq('site_id', site)
			.eq('survey_id', survey)
			.eq('question', question)
			.order('let_at', { ascending: false }),
		titleOf(db, survey, question, language)
	]);
	if (board.error) throw refusal(board.error);
	if (let_through.error) throw refusal(let_through.error);
	const shown = let_through.data.map(({ id, words }) => ({ id, text: words }));
	const told = board.data as unknown as { comments?: Record<string, string[]> };
	const enough = await enoughWrote(survey, question);
	const waiting = (enough ? (told.comments?.[question] ?? []) : []).filter(
		(words) => !shown.some(({ text }) => text === words)
	);
	return { survey, question, title, waiting: [...new Set(waiting)], shown };
}

/** Whether so many have written that visitors may read one of them. For who may see the board. */
async function enoughWrote(survey: string, question: string): Promise<boolean> {
	const { data, error } = await house().rpc('enough_wrote', { survey, question });
	if (error) throw refusal(error);
	return data;
}

/** @throws Problem `missing` for words that the board does not tell (any more), `forbidden` */
export async function letThrough(
	db: Client,
	site: string,
	{ survey, question, words }: { survey: string; question: string; words: string }
): Promise<void> {
	const { error } = await db.rpc('let_through', { site, survey, question, words });
	if (error) throw refusal(error);
}

/** @throws Problem `missing`, `forbidden` */
export async function takeBack(db: Client, site: string, comment: string): Promise<void> {
	const { error } = await db.rpc('take_back', { site, comment });
	if (error) throw refusal(error);
}
