import { randomUUID } from 'node:crypto';
import type { Client } from '../../src/lib/server/door';
import type { Stage } from './box';

export const U = '\u001f';

type Answer = { data: unknown; error: { details?: string | null; message: string } | null };

/** Calls by name, because the stories also say what the generated types do not allow. */
export const call = async (client: Client, name: string, args: Record<string, unknown>): Promise<Answer> =>
	client.rpc(name as never, args as never);

/** @throws Error where the answer is a refusal */
export async function ok<T>(answer: Promise<Answer>): Promise<T> {
	const { data, error } = await answer;
	if (error) throw new Error(`${error.message} ${error.details ?? ''}`);
	return data as T;
}

/** @returns the code of the refusal, the message of one without a code, or undefined where there was none */
export async function refusal(answer: Promise<Answer>): Promise<string | undefined> {
	const { error } = await answer;
	return error ? error.details || error.message : undefined;
}

let named = 0;

/** @returns the id of a published survey of that team */
export async function published(
	stage: Stage,
	owner: Client,
	team: string,
	mode: 'anonymous' | 'identified'
): Promise<string> {
	const slug = `survey-${++named}-${randomUUID().slice(0, 8)}`;
	const survey = await ok<string>(
		call(owner, 'create_survey', { team, name: slug, slug, definition: { title: slug } })
	);
	const actor = (await owner.auth.getUser()).data.user?.id;
	const plan = { format: 1, headline: 'nps' };
	await ok(
		call(stage.house(), 'publish_survey', { actor, survey, revision: 1, plan, note: '', as_mode: mode })
	);
	return survey;
}

/** What the gate makes of answers: numbers and choices are counted, what begins with a capital is a text. */
export const stringsOf = (answers: Record<string, string | number>): string[] =>
	Object.entries(answers).flatMap(([name, value]) =>
		typeof value === 'string' && /^[A-Z]/.test(value)
			? [`${name}${U}`]
			: [`${name}${U}`, `${name}${U}${value}`]
	);

/** Sends each of these as a response of its own, in this order, and sees them kept. */
export async function answer(
	stage: Stage,
	survey: string,
	...all: Record<string, string | number>[]
): Promise<void> {
	for (const answers of all) {
		const one = {
			id: randomUUID(),
			survey,
			version: 1,
			answers,
			strings: stringsOf(answers),
			language: 'en'
		};
		const outcomes = await ok<string[]>(call(stage.house(), 'submit_responses', { batch: [one] }));
		if (outcomes[0] !== 'stored') throw new Error(`not stored: ${outcomes[0]}`);
	}
}
