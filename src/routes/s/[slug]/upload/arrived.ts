import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { Problem } from '$lib/problem';
import { allQuestions } from '$lib/survey/course';
import { LIMITS, sayBytes, takingAt } from '$lib/survey/files';
import * as uploads from '$lib/survey/files.server';
import type { Mistake } from '$lib/survey/questions/question';
import { FIELD, isResponseId } from '$lib/survey/respond/sitting';
import { localeFor, sentenceOf } from '$lib/survey/respond/words';
import * as versions from '$lib/survey/versions.server';

/** What HTTP says to a file that is not taken, where it has more to say than 422. */
export const STATUS: Record<string, number> = { file_too_large: 413, file_type: 415 };

/**
 * Keeps the one file of the form, for the question and the response that it names.
 *
 * @throws Problem `invalid` for another form, `missing`, `closed`, `answered`, `unavailable`
 */
export async function arrived(
	slug: string,
	fields: URLSearchParams,
	files: ReadonlyMap<string, readonly File[]>
): Promise<uploads.Kept> {
	const response = fields.get(FIELD.id);
	const version = Number(fields.get(FIELD.version));
	const path = fields.get('question') ?? '';
	const [file, ...more] = files.get('file') ?? [];
	if (!isResponseId(response) || !Number.isSafeInteger(version) || version < 1 || !file || more.length)
		throw new Problem('invalid');
	const { survey, mode, ...door } = await versions.recent(slug);
	const plan = version === door.version ? door.plan : await versions.plan(survey, version);
	const question = takingAt(allQuestions(plan), path);
	if (!question) throw new Problem('invalid');
	return uploads.keep(
		{ survey, mode, response: response.toLowerCase(), path, wanted: question.files },
		file.name,
		new Uint8Array(await file.arrayBuffer())
	);
}

/** Why nothing was looked at. */
export function inWords({ code }: Problem, locale: Locale): string {
	if (code === 'missing') return m.respond_refused_missing({}, { locale });
	if (code === 'closed') return m.respond_refused_closed({}, { locale });
	if (code === 'too_large') return m.mistake_file_too_large({ max: sayBytes(LIMITS.size) }, { locale });
	if (code === 'too_many') return m.respond_too_many({}, { locale });
	return code === 'answered' ? m.files_over({}, { locale }) : m.respond_broken_text({}, { locale });
}

/** In the language of the survey where the form says it, else in the interface's. */
export const troubleOf = (refused: Mistake, fields: URLSearchParams, locale: Locale): string => {
	const language = fields.get(FIELD.language);
	return sentenceOf(refused, String, language ? localeFor(language) : locale);
};
