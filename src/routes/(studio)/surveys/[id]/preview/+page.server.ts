import { Problem } from '$lib/problem';
import { postedFrom } from '$lib/survey/answers';
import { course } from '$lib/survey/course';
import { formOf } from '$lib/survey/respond/body';
import { drawn, opening, walkingIn } from '$lib/survey/respond/draw';
import { scriptOf } from '$lib/survey/respond/script';
import { sittingFrom } from '$lib/survey/respond/sitting';
import { walk } from '$lib/survey/respond/walk';
import type { Actions, PageServerLoad } from './$types';
import { frameFor, previewed } from './draft.server';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { plan, ...rest } = await previewed(event);
	event.setHeaders({ 'cache-control': 'private, no-store' });
	if (!plan) return { ...rest, view: null };
	const wanted = [event.url.searchParams.get('lang') ?? '', event.locals.locale];
	// After a post, the action has said which language the document speaks.
	const { document } = event.locals;
	const view = opening(frameFor(event.locals, plan, rest.named, wanted, crypto.randomUUID()));
	if (document) event.locals.document = document;
	if (view) (event.locals.scripts ??= []).push(scriptOf(view));
	return { ...rest, view };
};

export const actions: Actions = {
	/** Walks as a respondent would, up to the words of thanks. Nothing is stored on the way. */
	default: async (event) => {
		const form = await formOf(event.request);
		const sitting = sittingFrom(form);
		const { plan, named } = await previewed(event);
		if (!sitting) throw new Problem('invalid');
		if (!plan) return {};
		const frame = frameFor(event.locals, plan, named, [sitting.language], sitting.id);
		const step = walk(frame.plan, sitting, postedFrom(form), walkingIn(frame));
		if (step.kind !== 'finish') {
			const view = drawn(frame, sitting, step);
			event.locals.scripts = [scriptOf(view)];
			return { view };
		}
		const { say } = course(frame.plan, step.answers, walkingIn(frame));
		return { done: { thanks: say(frame.plan.thanks), language: frame.language, first: false } };
	}
};
