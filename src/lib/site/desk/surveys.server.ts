import type { Client } from '$lib/server/door';
import { allQuestions } from '$lib/survey/course';
import { rules } from '$lib/survey/questions/registry';
import { pickLanguage, speak } from '$lib/survey/speak';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import type { Picked } from './picked';

/** The team's surveys as the builder's pickers list them: with the questions of those that are published. */
export async function list(db: Client, team: string, locale: string): Promise<Picked[]> {
	const posts = (await surveys.home(db, team)).filter(({ archived }) => !archived);
	return Promise.all(
		posts.map(async ({ id, name, version, state }) => ({
			id,
			name,
			live: version !== null && state !== 'draft',
			questions: version === null ? [] : await questionsOf(id, version, locale)
		}))
	);
}

async function questionsOf(id: string, version: number, locale: string): Promise<Picked['questions']> {
	const plan = await versions.plan(id, version);
	const language = pickLanguage(plan, [locale]);
	return allQuestions(plan).map((question) => ({
		name: question.name,
		title: speak(question.title, language, () => '…').slice(0, 200) || question.name,
		measure: rules[question.kind]?.measure(question) ?? 'none'
	}));
}
