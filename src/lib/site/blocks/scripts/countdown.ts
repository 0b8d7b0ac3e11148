import { leftUntil, worded, type Unit } from '../countdown';

/** Goes on counting what the server began: `blocks/countdown.svelte`. */
function count(clock: HTMLElement): boolean {
	const language = clock.closest<HTMLElement>('[lang]')?.lang || 'en';
	const left = new Map<Unit, number>(
		leftUntil(Number(clock.dataset['until']), Date.now()).map(({ unit, n }) => [unit, n])
	);
	for (const unit of ['day', 'hour', 'minute'] as const) {
		const place = clock.querySelector<HTMLElement>(`[data-unit=${unit}]`);
		const n = left.get(unit);
		if (!place) continue;
		place.hidden = n === undefined;
		const words = worded({ unit, n: n ?? 0 }, language);
		place.children[0]?.replaceChildren(words.figure);
		place.children[1]?.replaceChildren(words.unit);
	}
	const over = left.size === 0;
	clock.hidden = over;
	const done = clock.nextElementSibling;
	if (over && done instanceof HTMLElement) done.hidden = false;
	return over;
}

for (const clock of document.querySelectorAll<HTMLElement>('[data-until]')) {
	const timer = setInterval(() => count(clock) && clearInterval(timer), 10_000);
	count(clock);
}
