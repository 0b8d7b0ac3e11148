import type { Result } from '$lib/survey/questions/question';

const found = import.meta.glob<Result>('../survey/questions/*/Result.svelte', {
	eager: true,
	import: 'default'
});

/** What each kind of question looks like on a board. */
export const results: Readonly<Record<string, Result>> = Object.fromEntries(
	Object.entries(found).map(([path, result]) => [path.split('/').at(-2), result])
);
