import type { Plan } from '../plan';
import full from './enhance.ts?inline-script';
import plain from './enhance.ts?inline-script=plain';
import { plainSuffices } from './registry';

/** CSP sources that allow the scripts of a respondent's page: exactly these texts. */
export const respondScriptHashes = [full.hash, plain.hash];

const element = ({ code }: { code: string }) => `<script>${code}</script>`;
const elements = { full: element(full), plain: element(plain) };

/** The script of a survey as it stands in the document: the smaller one, where that serves all of the plan. */
export const scriptFor = (plan: Plan): string => elements[isPlain(plan) ? 'plain' : 'full'];

const isPlain = (part: unknown): boolean =>
	typeof part !== 'object' ||
	part === null ||
	(plainSuffices.every((suffices) => suffices(part)) && Object.values(part).every(isPlain));
