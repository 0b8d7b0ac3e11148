import { m } from '$lib/i18n/paraglide/messages';
import type { PlannedQuestion, Words } from '$lib/survey/plan';
import type { Measure, Tally } from '$lib/survey/questions/question';
import { count, format } from './figure';
import type { Reading } from './metrics/metric';
import { boundsOf } from './questions';

interface Seen {
	question: PlannedQuestion;
	measure: Measure;
	tally: Tally;
	state: 'shown' | 'nobody' | 'few';
	reading: Reading | null;
	minimum: number;
}

interface Voice {
	say: (words: Words | undefined) => string;
	locale: 'en' | 'zh-CN';
}

/** @returns what the answers to a question say, as one sentence without a full stop */
export function sentence(seen: Seen, { say, locale }: Voice): string {
	const as = { locale };
	if (seen.state === 'few') return m.results_said_few({ minimum: count(seen.minimum, locale) }, as);
	if (seen.state === 'nobody') return m.results_said_nobody({}, as);
	if (seen.reading) return ofReading(seen, seen.reading, { say, locale });
	if (seen.measure === 'choice' || seen.measure === 'choices') return ofChoices(seen, say, locale);
	return m.results_said_texts({ n: seen.tally.n, people: count(seen.tally.n, locale) }, as);
}

function ofReading({ question, measure }: Seen, { main, parts }: Reading, { say, locale }: Voice): string {
	const as = { locale };
	const people = (part: string) => count(parts[part] ?? 0, locale);
	const n = count(main.n, locale);
	if (measure === 'nps')
		return m.results_said_nps({ glad: people('promoters'), cross: people('detractors'), n }, as);
	if (measure === 'csat') return m.results_said_csat({ glad: people('satisfied'), n }, as);
	if (measure === 'ces') return m.results_said_ces({ easy: people('easy'), n }, as);
	const mean = format(main.value, 'mean', locale);
	const bounds = boundsOf(question);
	if (measure !== 'scale' || !bounds) return m.results_said_number({ mean }, as);
	const [a, b] = [bounds.max - 1, bounds.max].map((value) => pointOf(question, value, { say, locale }));
	return parts.top !== undefined && a && b
		? m.results_said_top({ top: people('top'), n, a, b }, as)
		: m.results_said_scale({ mean, max: count(bounds.max, locale) }, as);
}

/** @returns the words of a point of a scale in quotes, or its number, or null where it has no such point */
function pointOf(question: PlannedQuestion, value: number, { say, locale }: Voice): string | null {
	const choice = question.choices?.find((one) => one.value === value);
	if (!choice) return null;
	const words = say(choice.text);
	return words === String(value) ? words : m.results_quoted({ words }, { locale });
}

function ofChoices({ question, tally }: Seen, say: Voice['say'], locale: 'en' | 'zh-CN'): string {
	const as = { locale };
	if (Object.keys(tally.counts).length === 0) return m.results_said_spread({}, as);
	const most = Math.max(...Object.values(tally.counts));
	const leaders = Object.keys(tally.counts).filter((token) => tally.counts[token] === most);
	const [choice = '', other = ''] = leaders.map((token) => labelOf(question, token, say));
	const facts = { choice, k: count(most, locale), n: count(tally.n, locale) };
	if (leaders.length > 2) return m.results_said_spread({}, as);
	if (leaders.length === 2) return m.results_said_tie({ ...facts, other }, as);
	if (most === tally.n && most > 1) return m.results_said_all(facts, as);
	return most * 2 > tally.n ? m.results_said_most(facts, as) : m.results_said_first(facts, as);
}

/** @returns the words of the choice that a token counts; the token itself where no version knows it */
function labelOf(question: PlannedQuestion, token: string, say: Voice['say']): string {
	const choice = question.choices?.find((one) => (one.other ? 'other' : String(one.value)) === token);
	if (choice) return say(choice.text);
	if (isYesOrNo(question) && token === 'true') return say(question.yes);
	if (isYesOrNo(question) && token === 'false') return say(question.no);
	return token;
}

const isYesOrNo = (question: PlannedQuestion): question is PlannedQuestion & { yes: Words; no: Words } =>
	'yes' in question && 'no' in question;
