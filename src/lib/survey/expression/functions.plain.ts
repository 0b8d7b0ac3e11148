import type { Run, Scope } from './evaluate';
import type { Tree } from './tree';

// Stands in for `functions.ts` in the script of surveys that call nothing else. Most call nothing at all,
// and lists and dates are a tenth of what a respondent's page weighs.

/** Whether this file is enough for a part of a plan. */
export const suffices = (part: object): boolean =>
	!('k' in part && part.k === 'call') || ('name' in part && part.name === 'iif');

export function callFunction(name: string, of: (Tree | null)[], scope: Scope, run: Run): unknown {
	if (name !== 'iif' || of.length < 2) return null;
	return run((run(of[0] ?? null, scope) ? of[1] : of[2]) ?? null, scope);
}
