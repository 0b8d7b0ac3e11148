import { drop, heldOf, isKept, textOf } from './device';

/**
 * Where a survey takes no answers any more: shows what this device still keeps of it, and leaves it there.
 * @param box as `Left.svelte` draws it, hidden
 */
export async function showLeft(box: HTMLElement): Promise<void> {
	const key = box.dataset['left'] ?? '';
	// To open what is not there would make it.
	if ((await indexedDB.databases?.())?.length === 0) return;
	const held = await heldOf(key);
	const copy = box.querySelector('textarea');
	if (!isKept(held) || !copy) return;
	copy.value = textOf(held);
	box.hidden = !copy.value;
	box.querySelector('button')?.addEventListener('click', () => {
		void drop(key).then(() => box.remove());
	});
}
