import type { Mistake } from './questions/question';

/**
 * Every refusal that the gate and the built-in kinds can give, with the facts of its sentence. The
 * sentence of each is `mistake_<code>` in `i18n/words/respond.*.json`.
 */
export interface Mistakes {
	required: undefined;
	/** A panel that wants at least one answer. */
	panel_required: undefined;
	/** "Other" without the words for it. */
	other_required: undefined;
	/** Not an answer that this question can have: a forged or damaged value. */
	not_an_answer: undefined;
	/** A choice that another answer has taken away. */
	choice_gone: undefined;
	/** "None" together with something else. */
	none_alone: undefined;
	too_few_choices: { min: number };
	too_many_choices: { max: number };
	too_short: { min: number };
	too_long: { max: number };
	no_digits: undefined;
	not_a_number: undefined;
	too_small: { min: number };
	too_big: { max: number };
	wrong_step: { step: number };
	not_an_email: undefined;
	not_a_url: undefined;
	not_a_phone: undefined;
	not_a_date: undefined;
	not_a_time: undefined;
	not_a_month: undefined;
	not_a_week: undefined;
	not_a_color: undefined;
	too_early: { min: string };
	too_late: { max: string };
	/** The author's pattern or condition, where the author wrote no words for it. */
	pattern: undefined;
	condition: undefined;
	/** A character that cannot be stored: U+0000 or half of an emoji. */
	bad_characters: undefined;
	/** About the whole response, not about one question: */
	not_a_response: undefined;
	response_too_large: undefined;
	unknown_question: { name: string };
}

export type MistakeCode = keyof Mistakes;
type Facts<Code extends MistakeCode> = Mistakes[Code] extends undefined ? [] : [facts: Mistakes[Code]];

/** @returns the refusal with this code, and the facts that its sentence needs */
export const mistake = <Code extends MistakeCode>(code: Code, ...[facts]: Facts<Code>): Mistake =>
	facts ? { code, facts } : { code };
