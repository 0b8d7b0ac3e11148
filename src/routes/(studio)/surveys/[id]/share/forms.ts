import { m } from '$lib/i18n/paraglide/messages';
import { MOST_ORIGINS, parseOrigins, type OriginMistake, type Sharing } from '$lib/survey/sharing';

/** What stands in the form, as somebody typed it. */
export type TypedSharing = Omit<Sharing, 'frames'> & { frames: string };

export const typed = (sharing: Sharing): TypedSharing => ({ ...sharing, frames: sharing.frames.join('\n') });

const sentences: Record<OriginMistake, (facts: { line: number; max: number }) => string> = {
	origin: m.share_mistake_origin,
	scheme: m.share_mistake_scheme,
	path: m.share_mistake_path,
	person: m.share_mistake_person,
	host: m.share_mistake_host,
	port: m.share_mistake_port,
	wildcard: m.share_mistake_wildcard,
	many: m.share_mistake_many
};

/** More are not read out: whoever pasted a novel needs no list of its lines. */
const MOST_SAID = 10;

/**
 * Reads the form with what is allowed.
 * @returns it for the database, or a sentence for each line that is wrong
 */
export function sharingIn(form: FormData) {
	const text = form.get('frames');
	const values: TypedSharing = {
		frames: typeof text === 'string' ? text : '',
		partials: form.has('partials'),
		resume: form.has('resume'),
		kiosk: form.has('kiosk')
	};
	const all = parseOrigins(values.frames);
	if ('origins' in all) return { values, sharing: { ...values, frames: all.origins } };
	return { values, mistakes: mistakesIn(values.frames, all) };
}

function mistakesIn(text: string, first: { mistake: OriginMistake; line: number }): string[] {
	const say = (mistake: OriginMistake, line: number) => sentences[mistake]({ line, max: MOST_ORIGINS });
	const lines = text.split(/\r\n|[\r\n]/).flatMap((one, at) => {
		const read = parseOrigins(one);
		return 'mistake' in read ? [say(read.mistake, at + 1)] : [];
	});
	// Too many is no mistake of any one line.
	return lines.length ? lines.slice(0, MOST_SAID) : [say(first.mistake, first.line)];
}
