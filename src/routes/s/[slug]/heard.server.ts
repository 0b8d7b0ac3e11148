import { course } from '$lib/survey/course';
import { firstPage } from '$lib/survey/paging';
import { walkingIn } from '$lib/survey/respond/draw';
import { answered, type Step } from '$lib/survey/respond/walk';
import * as responses from '$lib/survey/responses.server';
import * as underway from '$lib/survey/sittings.server';
import { noticed } from '$lib/mail/ballots.server';
import * as participations from '$lib/mail/participations.server';
import type { Arrival } from './sittings.server';

// What the owner of a survey hears of somebody on the way through it who has no script.

/** Without script, leaving the first page is how we hear that somebody has begun. */
export async function begin({ door, frame, sitting, visit }: Arrival, step: Step): Promise<void> {
	if (step.kind !== 'page' || sitting.go !== 'next') return;
	if (sitting.page !== firstPage(course(frame.plan, step.answers, walkingIn(frame)))) return;
	if (visit) noticed(visit, 'started');
	await responses.start({ id: frame.id, survey: door.survey });
}

/** Without script, the server itself hears which page is drawn, and keeps the answers so far where that is wanted. */
export async function heard({ door, frame, sitting, posted, visit }: Arrival, step: Step): Promise<void> {
	if (step.kind !== 'page' || (sitting.go !== 'next' && sitting.go !== 'back')) return;
	// Whether it is a person who goes back is not asked, so it says nothing.
	if (visit && sitting.go === 'back') return;
	const { id, version, language } = frame;
	await responses.see({ id, survey: door.survey, version, page: step.page });
	if (!visit && !door.sharing.partials) return;
	const { answers } = answered(frame.plan, sitting, posted, walkingIn(frame));
	// What somebody pressed who came by a letter counts, even if they never finish.
	if (visit) return participations.press({ id, survey: door.survey, version, answers, language }, visit);
	await underway.keepPart({
		responseId: id,
		survey: door.survey,
		version,
		answers,
		page: step.page,
		language,
		respondent: frame.named ? sitting.respondent : null,
		beat: Date.now()
	});
}
