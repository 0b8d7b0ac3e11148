import { error } from '@sveltejs/kit';

/**
 * What can go wrong that a person should hear about. The code is the key of its sentence in
 * `i18n/words/problem.*.json` (as `problem_<code>`), the status is what HTTP says.
 */
const STATUS = {
	missing: 404,
	unknown: 401,
	forbidden: 403,
	stale: 409,
	last_owner: 409,
	answered: 409,
	slug_taken: 409,
	invite_used: 410,
	invite_expired: 410,
	invalid: 400,
	too_large: 413,
	too_many: 429,
	closed: 409,
	unavailable: 503
} as const;

export type ProblemCode = keyof typeof STATUS;

// SvelteKit turns its own HttpError into a status wherever it is thrown, and offers no class to extend.
const HttpError = (() => {
	try {
		return error(400, 'invalid');
	} catch (thrown) {
		return Object.getPrototypeOf(thrown).constructor as new (
			status: number,
			body: App.Error
		) => { status: number; body: App.Error };
	}
})();

/**
 * A failure that a person should hear about. Thrown anywhere, it becomes a page or an answer with its
 * status; `body.message` is its code.
 */
export class Problem extends HttpError {
	/**
	 * @param code what happened
	 * @param facts values for the sentence, such as the name of a field
	 */
	constructor(
		readonly code: ProblemCode,
		readonly facts: Record<string, string | number> = {}
	) {
		super(STATUS[code], { message: code, facts });
	}
}

/** @returns whether `code` is one that a Problem can have (the database sends them as text) */
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(STATUS, code);
