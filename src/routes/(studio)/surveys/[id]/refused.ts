import { Problem, type ProblemCode } from '$lib/problem';

/**
 * Does something that may be refused in a way that its form has words for.
 * @param known refusals to say beside the form; any other flies on
 * @returns the refusal, or null where it was done
 */
export async function refused<Code extends ProblemCode>(
	doing: Promise<unknown>,
	...known: Code[]
): Promise<Code | null> {
	try {
		await doing;
		return null;
	} catch (thrown) {
		const code = thrown instanceof Problem ? known.find((one) => one === thrown.code) : undefined;
		if (code) return code;
		throw thrown;
	}
}
