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
	/** Of a list of entries. */
	too_few_entries: { min: number };
	too_many_entries: { max: number };
	/** The same answer in two entries that must differ. */
	not_unique: undefined;
	too_many_files: { max: number };
	/** Of a file; `max` in words: "10 MB". */
	file_too_large: { max: string };
	/** Not of the wanted types, by its content. */
	file_type: { types: string };
	file_empty: undefined;
	file_damaged: undefined;
	/** Of a picture for an anonymous survey: it tells of its sender, and that cannot be taken out. */
	file_telling: undefined;
	/** A reference to a file that is not there, or not this response's. */
	file_gone: undefined;
	/** No room is left for files: of this response, of the survey. */
	file_room_mine: undefined;
	file_room: undefined;
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
	/** One end of two is given, or the two are too near or too far apart. */
	range_half: undefined;
	range_short: { min: number };
	range_long: { max: number };
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

/** @returns the refusal in the author's own words, where there are some */
export const worded = (refusal: Mistake, message: Mistake['message']): Mistake =>
	message === undefined ? refusal : { ...refusal, message };
