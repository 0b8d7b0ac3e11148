import { text } from '$lib/account/credentials';
import type { Attribute } from '$lib/people/attribute';
import type { Contact, TypedContact } from '$lib/people/contact';

/** The name of an attribute's field in a form. */
export const fieldOf = (attribute: string): string => `attribute.${attribute}`;

/** What a form says of somebody, as it was typed. */
export const typedFrom = (form: FormData, known: readonly Attribute[]): TypedContact => ({
	address: text(form, 'address'),
	name: text(form, 'name'),
	language: text(form, 'language'),
	attributes: Object.fromEntries(known.map(({ name }) => [name, text(form, fieldOf(name))]))
});

/** What a form begins with. */
export const typedOf = (contact: Contact | null): TypedContact =>
	contact
		? { ...contact, language: contact.language ?? '' }
		: { address: '', name: '', language: '', attributes: {} };
