import type { Field, Shape } from '../questions/question';

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

/** Each file that stands in for a larger one in the plain script says of which parts of a plan it is enough for. */
export const plainSuffices: readonly ((part: object) => boolean)[] = /* @__PURE__ */ Object.values(
	import.meta.glob<(part: object) => boolean>(['../expression/*.plain.ts', '../questions/*/*.plain.ts'], {
		eager: true,
		import: 'suffices'
	})
);
