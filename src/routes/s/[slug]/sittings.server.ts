import { m } from '$lib/i18n/paraglide/messages';
import { Problem } from '$lib/problem';
import { postedFrom, readForm } from '$lib/survey/answers';
import { firstPage } from '$lib/survey/paging';
import { course } from '$lib/survey/course';
import type { Posted } from '$lib/survey/questions/question';
import { formOf } from '$lib/survey/respond/body';
import { drawn, frameOf, refusalOf, walkingIn, type Frame } from '$lib/survey/respond/draw';
import { FIELD, sittingFrom, WHO_ID, type Sitting, type View } from '$lib/survey/respond/sitting';
import { idsOf } from '$lib/survey/respond/outline';
import { finish, walk, type Step } from '$lib/survey/respond/walk';
import { localeFor } from '$lib/survey/respond/words';
import type { Reply } from '$lib/survey/respond/sender';
import * as responses from '$lib/survey/responses.server';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';

/** What the form led to: another page of it, the same one to be sent again later, or the place to go on to. */
export type Led = { view: View } | { view: View; busy: true } | { to: string };

interface Arrival {
	slug: string;
	door: versions.ShutDoor;
	frame: Frame;
	sitting: Sitting;
	posted: Posted;
}

/**
 * Where a sitting's page is drawn and sent to.
 * @param id of the response
 */
export const frameAt = (
	slug: string,
	door: Pick<versions.Door, 'mode'>,
	plan: Frame['plan'],
	version: number,
	language: string,
	id: string
) =>
	frameOf(plan, language, {
		id,
		version,
		named: door.mode === 'identified',
		send: `/s/${slug}/send`,
		start: `/s/${slug}/start`
	});

async function arrive(slug: string, request: Request): Promise<Arrival> {
	const form = await formOf(request);
	const sitting = sittingFrom(form);
	if (!sitting) throw new Problem('invalid');
	const door = await versions.recent(slug);
	// Whatever was published since: the answers belong to the version that was opened.
	const plan =
		sitting.version === door.version ? door.plan : await versions.plan(door.survey, sitting.version);
	const language = pickLanguage(plan, [sitting.language]);
	return {
		slug,
		door,
		frame: frameAt(slug, door, plan, sitting.version, language, sitting.id),
		sitting,
		posted: postedFrom(form)
	};
}

/**
 * The form as the browser posts it.
 * @param busy too much comes from there: nothing is done, and what was typed comes back
 * @throws Problem `invalid`, `too_large`, `missing`
 */
export async function take(slug: string, request: Request, busy = false): Promise<Led> {
	const here = await arrive(slug, request);
	const { frame, sitting, door } = here;
	if (busy) return { view: asItWas(here), busy };
	const step = walk(frame.plan, sitting, here.posted, walkingIn(frame));
	if (door.state !== 'open') return { view: refusedView(here, step, door.state) };
	if (step.kind !== 'finish') {
		await begin(here, step);
		return { view: drawn(frame, sitting, step) };
	}
	const kept = await keep(here, step);
	return 'to' in kept ? kept : { view: refusedView(here, step, kept.refused) };
}

/** The form as the page's script sends it, from its last page. @throws Problem as `take` does */
export async function send(slug: string, request: Request): Promise<{ reply: Reply; status: number }> {
	const here = await arrive(slug, request);
	const { frame, sitting } = here;
	const walking = walkingIn(frame);
	const answers = readForm(frame.plan, 'all', here.posted, {}, walking.rules);
	const step = finish(frame.plan, sitting, answers, walking);
	if (step.kind === 'finish') {
		const kept = await keep(here, step);
		if ('to' in kept) return { reply: kept, status: 200 };
		const { sentence, copy } = refusalOf(frame, kept.refused, answers);
		return { reply: { refused: sentence, copy }, status: 409 };
	}
	const view = drawn(frame, sitting, step);
	return { reply: view.trouble ? { trouble: view.trouble } : mistakesIn(view), status: 422 };
}

/** The page's script knows its elements better than the names of questions. */
function mistakesIn({ plan, page, mistakes }: View): Reply {
	const ids = [...idsOf(plan)].filter(([part]) => 'kind' in part && mistakes[part.name]);
	const who = mistakes[FIELD.who];
	return {
		mistakes: {
			...(who && { [WHO_ID]: who }),
			...Object.fromEntries(ids.map(([part, id]) => [id, mistakes[part.name] ?? '']))
		},
		page
	};
}

async function keep(
	{ slug, door, frame, sitting }: Arrival,
	{ answers, strings }: Extract<Step, { kind: 'finish' }>
): Promise<{ to: string } | { refused: Parameters<typeof refusalOf>[1] }> {
	const { id, version, language, named } = frame;
	const outcome = await responses.submit({
		id,
		survey: door.survey,
		version,
		answers,
		strings,
		language,
		respondent: named ? sitting.respondent : null
	});
	if (outcome !== 'stored' && outcome !== 'repeat' && outcome !== 'differs') return { refused: outcome };
	const query = new URLSearchParams({ r: id, lang: language, ...(outcome === 'differs' && { first: '1' }) });
	return { to: `/s/${slug}/thanks?${query}` };
}

/** Without script, leaving the first page is how we hear that somebody has begun. */
async function begin({ door, frame, sitting }: Arrival, step: Step): Promise<void> {
	if (step.kind !== 'page' || sitting.go !== 'next') return;
	if (sitting.page !== firstPage(course(frame.plan, step.answers, walkingIn(frame)))) return;
	await responses.start({ id: frame.id, survey: door.survey });
}

/** The page that was posted, to be posted again. */
function asItWas({ frame, sitting, posted }: Arrival): View {
	const step = walk(frame.plan, { ...sitting, go: 'switch' }, posted, walkingIn(frame));
	if (step.kind === 'finish') throw new Error('a switch of languages finishes nothing');
	return {
		...drawn(frame, sitting, step),
		trouble: m.respond_too_many({}, { locale: localeFor(frame.language) })
	};
}

function refusedView(here: Arrival, step: Step, reason: Parameters<typeof refusalOf>[1]): View {
	const { frame, sitting, posted } = here;
	const answers = readForm(frame.plan, 'all', posted, {}, walkingIn(frame).rules);
	const page = step.kind === 'finish' ? sitting.page : step.page;
	const view = drawn(frame, sitting, { kind: 'page', page, answers, mistakes: {} });
	return { ...view, refused: refusalOf(frame, reason, answers) };
}
