import { Problem } from '$lib/problem';

/**
 * @param request a form that somebody posted
 * @returns its fields
 * @throws Problem `invalid` for a body that is no form; what is too large keeps its own refusal
 */
export async function posted(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (error) {
		// A body that breaks off or does not parse is the sender's mistake; whatever has a status says it itself.
		if (error instanceof TypeError && !(error.cause instanceof Error)) throw new Problem('invalid');
		throw error instanceof TypeError ? error.cause : error;
	}
}
