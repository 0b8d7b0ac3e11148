/**
 * @returns whether there is no answer in `value`: nothing, only spaces, or a list or record of nothing but that.
 *   survey-core's own idea of empty, save that spaces are no answer
 */
export const isBlank = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(typeof value === 'object' && Object.values(value).every(isBlank));
