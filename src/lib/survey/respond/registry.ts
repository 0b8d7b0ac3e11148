import type { Field, Serves, Shape } from '../questions/question';

interface FieldModule {
	default: Field;
	/** `radios` have one answer of several, so that the group itself can be required or mistaken. */
	shape: Shape;
}

/** The form control of each kind, by the name of its folder. */
export const fields: Readonly<Record<string, FieldModule>> = /* @__PURE__ */ Object.fromEntries(
	Object.entries(import.meta.glob<FieldModule>('../questions/*/Field.svelte', { eager: true })).map(
		([path, field]) => [path.split('/')[2], field]
	)
);

/** For which of its questions the light rules of a kind are enough. */
export const served: Readonly<Record<string, Serves>> = /* @__PURE__ */ Object.fromEntries(
	Object.entries(import.meta.glob<Serves>('../questions/*/light.ts', { eager: true, import: 'serves' })).map(
		([path, serves]) => [path.split('/')[2], serves]
	)
);

type Needs = (part: object) => boolean;

/**
 * The parts of the page's script that not every page needs, by the file that they are of, as
 * `bin/page-script.js` calls it (`expression/functions`): whether this part of a plan needs it.
 */
export const needed: Readonly<Record<string, Needs>> = /* @__PURE__ */ Object.fromEntries(
	Object.entries(import.meta.glob<Needs>('../**/*.part.ts', { eager: true, import: 'needs' })).map(
		([path, needs]) => [
			path
				.replace(/^\.\.\//, '')
				.replace(/^\.\//, 'respond/')
				.replace('.part.ts', ''),
			needs
		]
	)
);
