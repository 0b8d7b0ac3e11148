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
		// What has a status says it itself (a body over the limit), wherever the parser has put it.
		for (const thrown of [error, error instanceof Error ? error.cause : null])
			if (thrown instanceof Object && 'status' in thrown) throw thrown;
		// A body that breaks off or does not parse is the sender's mistake.
		if (error instanceof TypeError) throw new Problem('invalid');
		throw error;
	}
}
