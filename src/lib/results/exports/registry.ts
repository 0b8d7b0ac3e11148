import type { Export } from './export';

const found = import.meta.glob<{ format?: Export }>(['./*.ts', '!./*.test.ts', '!./registry.ts'], {
	eager: true
});

/** Every format there is, by its extension. */
export const exports: ReadonlyMap<string, Export> = new Map(
	Object.values(found).flatMap(({ format }) => (format ? [[format.extension, format] as const] : []))
);
