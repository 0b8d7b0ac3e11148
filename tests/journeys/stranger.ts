import type { Page } from 'playwright-core';
import { beforeAll, expect, inject } from 'vitest';
import { newSurvey, publish, signUp, somebody } from '../people';

// Somebody who sends whatever they like. They get an answer with a sentence, and a status that says whose mistake
// it was: never ours (5xx), and nothing of our insides.

export const ONE = {
	title: 'Manners',
	pages: [{ elements: [{ type: 'comment', name: 'why', title: 'Why?' }] }]
};

let survey: string;
let slug: string;
export let cookies: { name: string; value: string }[];

/** Call once after `withBrowser()`: somebody signs up and publishes the survey that `ask` means. */
export function withSurvey(): void {
	beforeAll(async () => {
		const page: Page = await somebody();
		await signUp(page);
		survey = await newSurvey(page, ONE, 'Bad input');
		slug = new URL(await publish(page, survey)).pathname;
		cookies = await page.context().cookies();
	});
}

export interface Sent {
	method?: string;
	body?: BodyInit;
	headers?: Record<string, string>;
	/** Signed in, unless `false`; or these cookies instead of the right ones. */
	as?: false | string;
}

/**
 * What is asked for goes out as it is written: no client tidies it up.
 * @param path `:survey` stands for the survey's id, `:slug` for the path of its link
 */
export async function ask(
	path: string,
	{ method, body, headers, as }: Sent
): Promise<{ status: number; text: string }> {
	const cookie = as === false ? '' : (as ?? cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
	const answer = await fetch(inject('url') + path.replace(':survey', survey).replace(':slug', slug), {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		body: body ?? null,
		redirect: 'manual',
		headers: { origin: inject('url'), accept: 'text/html', ...(cookie && { cookie }), ...headers }
	});
	return { status: answer.status, text: await answer.text() };
}

const INSIDES = /node_modules|\.js:\d+|\bat \w+ \(|PGRST|postgres|relation "|stack|undefined/i;

/** @throws (fails the test) unless the status is one of these, with words and nothing of our insides */
export function expectManners({ status, text }: { status: number; text: string }, statuses: number[]): void {
	const words = text
		.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	expect(statuses, `${status}: ${words.slice(0, 300)}`).toContain(status);
	expect(words).not.toMatch(INSIDES);
	if (status >= 400) expect(words.length, 'a sentence').toBeGreaterThan(6);
}

export const form = (fields: Record<string, string>) => new URLSearchParams(fields);
