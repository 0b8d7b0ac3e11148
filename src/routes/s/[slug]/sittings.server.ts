import { m } from '$lib/i18n/paraglide/messages';
import type { Visit } from '$lib/mail/ballots.server';
import * as participations from '$lib/mail/participations.server';
import { Problem } from '$lib/problem';
import { postedFrom, readForm } from '$lib/survey/answers';
import type { Mistake, Posted } from '$lib/survey/questions/question';
import * as files from '$lib/survey/files.server';
import { formWithFiles, limitFor, type Form } from '$lib/survey/respond/multipart';
import { drawn, refusalOf, resuming, walkingIn, type Frame, type Refusal } from '$lib/survey/respond/draw';
import { againFor, freshLink } from '$lib/survey/respond/fresh';
import { sittingFrom, type Sitting, type View } from '$lib/survey/respond/sitting';
import { answered, finish, pageOf, walk, type Step } from '$lib/survey/respond/walk';
import { localeFor } from '$lib/survey/respond/words';
import type { Reply } from '$lib/survey/respond/sender';
import * as responses from '$lib/survey/responses.server';
import * as underway from '$lib/survey/sittings.server';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import { frameAt } from './frame-at';
import { begin, heard } from './heard.server';
import { exceeds } from './pace';

/** What the form led to: another page of it, the same one to be sent again later, or the place to go on to. */
export type Led = { view: View } | { view: View; busy: true } | { to: string };

export interface Arrival {
	slug: string;
	door: versions.ShutDoor;
	frame: Frame;
	sitting: Sitting;
	posted: Posted;
	/** Where the next person begins, on a shared device. */
	fresh: string | null;
	/** Files that were not taken, by the name of their field. */
	refused: Record<string, Mistake>;
	busy: boolean;
	/** The invitation by which they came; null: none. */
	visit: Visit | null;
}

interface Whence {
	/** Of the form's address. */
	query: URLSearchParams;
	/** Of the sender. */
	address: string;
	/** Too much comes from there: nothing is to be done. */
	busy: boolean;
	/** The invitation by which they came. */
	visit?: Visit | null;
}

async function arrive(slug: string, request: Request, whence: Whence): Promise<Arrival> {
	const limit = async () => limitFor(await versions.recent(slug));
	const form = await formWithFiles(request, { limit, from: whence.address });
	try {
		return await arrived(slug, form, whence);
	} finally {
		form.done();
	}
}

/** To who came by an invitation that is over, the survey is closed. */
const shutFor = (door: versions.ShutDoor, visit: Visit | null): versions.ShutDoor =>
	visit && visit.state !== 'open' && visit.state !== 'answered' ? { ...door, state: 'closed' } : door;

async function arrived(
	slug: string,
	form: Form,
	{ query, address, visit = null, ...whence }: Whence
): Promise<Arrival> {
	const sitting = sittingFrom(form.fields);
	if (!sitting) throw new Problem('invalid');
	const door = shutFor(await versions.recent(slug), visit);
	// Whatever was published since: the answers belong to the version that was opened.
	const plan =
		sitting.version === door.version ? door.plan : await versions.plan(door.survey, sitting.version);
	const language = pickLanguage(plan, [sitting.language]);
	const whose = { survey: door.survey, mode: door.mode, response: sitting.id };
	const sent = door.state === 'open' ? [...form.files.values()].flat().length : 0;
	const busy = whence.busy || (sent > 0 && exceeds('upload', address, sent));
	const refused = sent && !busy ? await files.fromForm(whose, plan, form) : {};
	// Also where the owner allows no kiosk any more: whoever comes by its link shares the device.
	const fresh = visit ? null : freshLink(slug, query);
	return {
		slug,
		door,
		visit,
		frame: frameAt(slug, door, plan, sitting.version, { language, id: sitting.id, fresh, visit }),
		fresh,
		sitting,
		posted: postedFrom(form.fields),
		refused,
		busy
	};
}

/**
 * The form as the browser posts it. If too much comes from there, nothing is done, and what was typed comes back.
 * @throws Problem `invalid`, `too_large`, `missing`
 */
export async function take(slug: string, request: Request, whence: Whence): Promise<Led> {
	const here = await arrive(slug, request, whence);
	const { frame, sitting, door, busy } = here;
	if (busy) return { view: asItWas(here), busy };
	const step = await filesIn(here, walk(frame.plan, sitting, here.posted, walkingIn(frame)));
	// What is whole is always offered: it may have arrived before, and only the reply got lost.
	if (step.kind !== 'finish' && door.state !== 'open') return { view: refusedView(here, step, door.state) };
	if (step.kind !== 'finish') {
		await begin(here, step);
		await heard(here, step);
		return { view: drawn(frame, sitting, step) };
	}
	const kept = await keep(here, step);
	return 'to' in kept ? kept : { view: refusedView(here, step, kept.refused) };
}

/** The form as the page's script sends it, from its last page. @throws Problem `too_many`, and as `take` does */
export async function send(
	slug: string,
	request: Request,
	whence: Whence
): Promise<{ reply: Reply; status: number }> {
	const here = await arrive(slug, request, whence);
	if (here.busy) throw new Problem('too_many');
	const { frame, sitting } = here;
	const walking = walkingIn(frame);
	const { answers } = answered(frame.plan, sitting, here.posted, walking);
	const step = await filesIn(here, finish(frame.plan, sitting, answers, walking));
	if (step.kind === 'finish') {
		const kept = await keep(here, step);
		if ('to' in kept) return { reply: kept, status: 200 };
		const { sentence, ...rest } = refusalOf(frame, kept.refused, answers);
		return { reply: { refused: sentence, ...rest }, status: 409 };
	}
	const view = drawn(frame, sitting, step);
	const reply = view.trouble ? { trouble: view.trouble } : { mistakes: view.mistakes, page: view.page };
	return { reply, status: 422 };
}

/** The step, unless a file on its way was not taken, or is not what it claims to be. */
async function filesIn({ frame, door, sitting, posted, refused }: Arrival, step: Step): Promise<Step> {
	const whose = { survey: door.survey, response: sitting.id };
	const wrong =
		step.kind === 'finish'
			? { ...refused, ...(await files.genuine(frame.plan, step.answers, whose)) }
			: refused;
	const [focus] = Object.keys(wrong);
	if (focus === undefined) return step;
	const { answers } = answered(frame.plan, sitting, posted, walkingIn(frame));
	const page = pageOf(frame.plan, focus);
	return { kind: 'page', page, answers, mistakes: wrong, focus };
}

async function keep(
	{ slug, door, frame, sitting, fresh, visit }: Arrival,
	{ answers, strings }: Extract<Step, { kind: 'finish' }>
): Promise<{ to: string } | { refused: Refusal }> {
	const { id, version, language, named } = frame;
	if (visit && door.state === 'closed') return refuse('closed');
	const respondent = visit ? visit.respondent : named ? sitting.respondent : null;
	const response = { id, survey: door.survey, version, answers, strings, language, respondent };
	const outcome = await (visit ? participations.submit(response, visit) : responses.submit(response));
	// What they pressed before was counted meanwhile, or from another page: the first stands, and they keep what they wrote.
	if (visit && outcome === 'differs') return refuse('answered');
	if (outcome !== 'stored' && outcome !== 'repeat' && outcome !== 'differs') return refuse(outcome);
	const query = new URLSearchParams({
		// On a shared device the next person must not be able to ask what this one answered.
		...(fresh === null && { r: id }),
		lang: language,
		...againFor(fresh),
		...(outcome === 'differs' && { first: '1' })
	});
	return { to: `/s/${slug}/thanks?${query}` };
}

/** The door that we knew was open, and is not. */
function refuse(outcome: Refusal): { refused: Refusal } {
	versions.forgetRecent();
	return { refused: outcome };
}

/**
 * Keeps the form for later, or for another device.
 *
 * @returns the token of the link to it, or the page as it was where that is not possible
 * @throws Problem as `take` does
 */
export async function setAside(
	slug: string,
	request: Request,
	whence: Whence
): Promise<{ token: string; language: string } | { view: View }> {
	const here = await arrive(slug, request, whence);
	const { door, frame, sitting, posted, refused, fresh, busy } = here;
	if (busy) return { view: asItWas(here) };
	const { answers } = answered(frame.plan, sitting, posted, walkingIn(frame));
	const trouble = m.respond_later_refused({}, { locale: localeFor(frame.language) });
	const stays = drawn(frame, sitting, { kind: 'page', page: sitting.page, answers, mistakes: refused });
	if (fresh !== null || Object.keys(refused).length) return { view: { ...stays, trouble } };
	try {
		const token = await underway.save({
			responseId: frame.id,
			survey: door.survey,
			version: frame.version,
			answers,
			page: sitting.page,
			language: frame.language,
			respondent: frame.named ? sitting.respondent : null
		});
		return { token, language: frame.language };
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.status < 500) return { view: { ...stays, trouble } };
		throw thrown;
	}
}

/** The page that a link to go on later leads to; null if there is nothing behind it. Changes nothing. */
export async function resumed(slug: string, token: string, door: versions.Door): Promise<View | null> {
	const left = await underway.resume(slug, token);
	if (!left) return null;
	const plan = left.version === door.version ? door.plan : await versions.plan(door.survey, left.version);
	const language = pickLanguage(plan, [left.language]);
	const frame = frameAt(slug, door, plan, left.version, { language, id: left.responseId, fresh: null });
	return resuming(frame, left);
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

function refusedView(here: Arrival, step: Step, reason: Refusal): View {
	const { frame, sitting, posted } = here;
	const answers = readForm(frame.plan, 'all', posted, {}, walkingIn(frame).rules);
	const page = step.kind === 'finish' ? sitting.page : step.page;
	const view = drawn(frame, sitting, { kind: 'page', page, answers, mistakes: {} });
	return { ...view, refused: refusalOf(frame, reason, answers) };
}
