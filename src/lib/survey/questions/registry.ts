import type { Compile, Rules } from './question';

/** `./text/rules.ts` -> `text` */
const byFolder = <Part>(found: Record<string, Part>): Readonly<Record<string, Part>> =>
	Object.fromEntries(Object.entries(found).map(([path, part]) => [path.split('/')[1], part]));

/** What an answer of each kind is. Pure, so that a bundle that asks for nothing else gets nothing else. */
export const rules = /* @__PURE__ */ byFolder(
	import.meta.glob<Rules>('./*/rules.ts', { eager: true, import: 'rules' })
);

/** How each kind becomes part of a plan. */
export const compilers = /* @__PURE__ */ byFolder(
	import.meta.glob<Compile>('./*/compile.ts', { eager: true, import: 'compile' })
);
