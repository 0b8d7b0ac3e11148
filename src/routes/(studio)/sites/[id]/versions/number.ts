import { versionNumber } from '../../../surveys/[id]/versions/number';

/** What can be compared: a version, the draft, or what is asked to be published. */
export type Side = number | 'draft' | 'request';

/** @returns what an address asks to compare, or null for what can be none */
export const sideFrom = (text: string | null): Side | null =>
	text === 'draft' || text === 'request' ? text : versionNumber(text ?? '');
