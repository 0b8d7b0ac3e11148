import type { Visit } from '$lib/mail/ballots.server';
import { frameOf, type Frame } from '$lib/survey/respond/draw';
import { againFor } from '$lib/survey/respond/fresh';
import type * as versions from '$lib/survey/versions.server';

/**
 * Where a sitting's page is drawn and sent to.
 * @param id of the response
 */
export const frameAt = (
	slug: string,
	door: Pick<versions.Door, 'mode' | 'sharing'>,
	plan: Frame['plan'],
	version: number,
	{ language, id, fresh, visit }: { language: string; id: string; fresh: string | null; visit?: Visit | null }
): Frame => {
	if (visit) return frameOf(plan, language, { id, version, named: false, ...invited(slug, plan, visit) });
	const again = new URLSearchParams(againFor(fresh)).toString();
	return frameOf(plan, language, {
		id,
		version,
		named: door.mode === 'identified',
		action: `/s/${slug}?answers${again && `&${again}`}`,
		send: `/s/${slug}/send${again && `?${again}`}`,
		start: `/s/${slug}/start`,
		seen: `/s/${slug}/seen`,
		upload: `/s/${slug}/upload`,
		...(door.sharing.partials && { part: `/s/${slug}/part` }),
		// What one person began is not for the next to see.
		...(fresh === null ? { keeps: slug } : { shared: true }),
		...(fresh === null && door.sharing.resume && { later: `/s/${slug}/later` })
	});
};

/**
 * Where the page of an invitation sends what. The last page is posted as a form, never by script: what may be asked then,
 * whether somebody is there, is a page.
 */
function invited(slug: string, plan: Frame['plan'], { token }: Visit) {
	const own = `/a/${token}`;
	const places = { action: own, start: `${own}/start`, seen: `${own}/seen`, upload: `/s/${slug}/upload` };
	return plan.pages.length > 1 ? { ...places, part: `${own}/part` } : places;
}
