import type { Template } from './template';

const found = import.meta.glob<Template>(['./*.ts', '!./{template,drawing,registry}.ts', '!./*.test.ts'], {
	eager: true,
	import: 'template'
});

/** Every template by its id, which is the name of its file, in the gallery's order. */
export const templates: ReadonlyMap<string, Template> = new Map(
	Object.entries(found)
		.map(([path, template]): [string, Template] => [path.slice(2, -3), template])
		.sort(([, a], [, b]) => a.order - b.order)
);
