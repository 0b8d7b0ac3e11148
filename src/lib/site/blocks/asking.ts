import { isPart } from '../fields';
import type { FormGiven } from '../needs';

/** @returns whether what a block was given is a form: it may be nothing yet */
export const isForm = (given: unknown): given is FormGiven =>
	isPart(given) && Array.isArray(given['asked']) && Array.isArray(given['hidden']);
