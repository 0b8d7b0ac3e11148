import { isEmail } from './formats';

// Stands in for `formats.ts` in the script of surveys that ask for words, numbers and addresses only.

/** Whether this file is enough for a part of a plan. */
export const suffices = (part: object): boolean =>
	!('kind' in part && part.kind === 'text' && 'input' in part) ||
	['text', 'number', 'range', 'email'].includes(String(part.input));

export { isEmail };
export const FORMATS = { email: { fits: isEmail, mistake: 'not_an_email' } };
