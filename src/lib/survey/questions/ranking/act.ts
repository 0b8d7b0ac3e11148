import { filled } from '../../respond/sheet';
import type { Act, Sheet } from '../question';
import { pick } from './pick';

// Makes a list to drag of the numbered boxes; their numbers stay what is sent. The list is the order: whatever
// moves, the numbers follow. Of two neighbours the other one moves: what leaves the document loses focus and pointer.

const boxOf = (item: Element) => item.querySelector('input') ?? document.createElement('input');

function live(root: HTMLElement, { every, changed }: Sheet): void {
	const { dataset } = root;
	/** Those that are shown; a hidden one keeps its box, and gets no place. */
	const items = () => every('li:not([hidden])', root);
	/** @param all gives a place to those without one too @returns how many have one */
	const number = (all: boolean) => {
		let last = 0;
		for (const item of every('li', root)) {
			const box = boxOf(item);
			box.type = 'hidden';
			const at = !item.hidden && (all || box.value) ? ++last + '' : '';
			box.value = at;
			for (const handle of every('.handle', item)) handle.textContent = at;
			pick(root, item, items, moved);
		}
		for (const keep of every('.keep', root)) keep.hidden = !!last;
		return last;
	};
	/** Once one was moved, the order is meant; says where that one is now. */
	const moved = (item: HTMLElement) => {
		const count = number(!dataset['part']);
		const box = boxOf(item);
		const place = box.value;
		for (const status of every('[aria-live]', root))
			status.textContent = filled((place ? dataset['at'] : dataset['out']) ?? '', {
				item: item.querySelector('.what')?.textContent ?? '',
				place,
				count
			});
		changed(box);
	};
	/** Exchanges an item with its neighbour; where `y` is said, only if that is beyond the neighbour's middle. */
	const shift = (item: HTMLElement, by: number, y = NaN): boolean => {
		const all = items().filter((one) => !boxOf(one).value === !boxOf(item).value);
		const other = all[all.indexOf(item) + by];
		if (!other) return false;
		const { top, bottom } = other.getBoundingClientRect();
		if ((y * 2 - top - bottom) * by <= 0) return false;
		if (by < 0) item.after(other);
		else item.before(other);
		return true;
	};

	dataset['live'] = '';
	// The focus comes here when something is wrong with it: its boxes are no longer to be seen.
	root.closest('.question')?.setAttribute('tabindex', '-1');
	for (const about of every('.about', root)) about.textContent = dataset['ranking'] ?? '';
	for (const item of every('li', root)) {
		for (const handle of every('.handle', item)) {
			handle.onpointerdown = ({ pointerId, button }) => {
				if (button) return;
				if (!boxOf(item).value) for (const toggle of every('.toggle', item)) toggle.click();
				item.classList.add('held');
				handle.setPointerCapture(pointerId);
			};
			handle.onpointermove = ({ pointerId, clientY }) => {
				if (!handle.hasPointerCapture(pointerId)) return;
				for (const by of [-1, 1]) while (shift(item, by, clientY));
				item.scrollIntoView({ block: 'nearest' });
			};
			handle.onlostpointercapture = () => {
				item.classList.remove('held');
				moved(item);
			};
		}
		for (const [at, button] of every('button', item).entries())
			button.onclick = () => {
				shift(item, at * 2 - 1);
				moved(item);
			};
	}
	for (const keep of every('.keep', root)) keep.onclick = () => items().slice(0, 1).forEach(moved);
	number(false);
}

export const act: Act = (sheet) => {
	const all = () => {
		for (const root of sheet.every('[data-ranking]:not([data-live])', sheet.form)) live(root, sheet);
	};
	sheet.onRefresh(all);
	all();
};
