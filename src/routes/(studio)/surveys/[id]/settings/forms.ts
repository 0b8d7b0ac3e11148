import { m } from '$lib/i18n/paraglide/messages';
import { readable, slugMistake } from '$lib/survey/slug';

const LONGEST_NAME = 200;

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	// Postgres has no U+0000.
	return typeof value === 'string' ? value.replaceAll('\u0000', '\ufffd').trim() : '';
};

/** Reads a survey's new name, or why it is none. */
export function nameIn(form: FormData): { name: string; mistake?: string } {
	const name = textIn(form, 'name');
	if (!name) return { name, mistake: m.posts_mistake_name() };
	if ([...name].length > LONGEST_NAME)
		return { name, mistake: m.posts_mistake_name_long({ max: LONGEST_NAME }) };
	return { name };
}

export const slugIn = (form: FormData): string => textIn(form, 'slug');

/** Says what is wrong with a link's ending, and offers one that would do. */
export function slugSentence(wrong: NonNullable<ReturnType<typeof slugMistake>>, typed: string): string {
	if (wrong === 'short') return m.posts_mistake_slug_short();
	if (wrong === 'long') return m.posts_mistake_slug_long();
	const offer = readable(typed);
	return offer ? m.posts_mistake_slug_offer({ offer }) : m.posts_mistake_slug_letters();
}
