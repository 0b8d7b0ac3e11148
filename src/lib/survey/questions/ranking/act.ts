import type { Act, Sheet } from '../question';

// Makes a list to drag of the numbered boxes; their numbers stay what is sent. The list is the order: whatever
// moves, the numbers follow.

interface Words {
	drag: string;
	up: string;
	down: string;
	at: string;
	take?: string;
	leave?: string;
	out?: string;
	keep?: string;
}

function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, to: Element, className = '') {
	const element = document.createElement(tag);
	element.className = className;
	return to.appendChild(element);
}

function button(to: Element, sign: string, label: string, run: () => void): HTMLButtonElement {
	const one = made('button', to);
	one.type = 'button';
	one.textContent = sign;
	if (label) one.ariaLabel = label;
	one.onclick = () => {
		run();
		// It stays where it is, wherever its item goes.
		one.focus();
	};
	return one;
}

const middle = (item: Element) => {
	const { top, height } = item.getBoundingClientRect();
	return top + height / 2;
};

class Ranked {
	readonly words: Words;
	/** Of a part: how many may have a place. */
	readonly most: number;
	readonly part: boolean;
	keep: HTMLElement | undefined;

	constructor(
		readonly root: HTMLElement,
		readonly list: HTMLElement,
		readonly sheet: Sheet
	) {
		const { ranking, part } = root.dataset;
		this.words = JSON.parse(ranking ?? '{}');
		this.part = part !== undefined;
		this.most = Number(part);
		root.dataset['live'] = '';
		// The focus comes here when something is wrong with it: its boxes are no longer to be seen.
		root.closest('.question')?.setAttribute('tabindex', '-1');
		for (const item of sheet.every('li', list)) this.dress(item);
		const about = sheet.find('.about', root);
		if (about) about.textContent = this.words.drag;
		if (this.words.keep && !this.items().some(this.placed))
			this.keep = button(root, this.words.keep, '', () => this.moved(this.items()[0]));
		this.number();
	}

	/** Those that are shown; a hidden one keeps its box, and gets no place. */
	items = () => this.sheet.every('li:not([hidden])', this.list);
	box = (item: Element) => this.sheet.find<HTMLInputElement>('input', item);
	placed = (item: Element) => item.matches('[data-in]');
	said = (text: string | undefined, item: Element) =>
		(text ?? '').replace('{item}', () => this.sheet.find('.what', item)?.textContent ?? '');

	dress(item: HTMLElement): void {
		const box = this.box(item);
		item.toggleAttribute('data-in', !!box?.value);
		if (box) box.type = 'hidden';
		const handle = document.createElement('span');
		handle.className = 'handle';
		handle.onpointerdown = (event) => this.drag(item, event, handle);
		item.prepend(handle);
		made('b', handle, 'place');
		button(item, '↑', this.said(this.words.up, item), () => this.step(item, -1));
		button(item, '↓', this.said(this.words.down, item), () => this.step(item, 1));
		if (this.part) button(item, '', '', () => this.toggle(item)).className = 'toggle';
	}

	/** Numbers what has a place. */
	number(): void {
		const ranked = this.items().filter(this.placed);
		for (const item of this.sheet.every('li', this.list)) {
			const at = ranked.indexOf(item) + 1;
			const [box, place, toggle] = [
				this.box(item),
				...['.place', '.toggle'].map((one) => this.sheet.find(one, item))
			];
			if (box) box.value = at ? String(at) : '';
			if (place) place.textContent = at ? String(at) : '';
			item.classList.toggle('out', !at);
			if (!toggle) continue;
			toggle.textContent = at ? '×' : '+';
			toggle.ariaLabel = this.said(at ? this.words.leave : this.words.take, item);
		}
	}

	/** Once one was moved, the order is meant; says where that one is now. */
	moved(item: HTMLElement | undefined): void {
		if (!item) return;
		if (!this.part) for (const one of this.items()) one.toggleAttribute('data-in', true);
		this.keep?.remove();
		this.number();
		const ranked = this.items().filter(this.placed);
		const at = ranked.indexOf(item) + 1;
		const live = this.sheet.find('[aria-live]', this.root);
		if (live)
			live.textContent = this.said(at ? this.words.at : this.words.out, item)
				.replace('{place}', String(at))
				.replace('{count}', String(ranked.length));
		this.sheet.changed(this.box(item) ?? item);
	}

	step(item: HTMLElement, by: 1 | -1): void {
		const all = this.items();
		const other = all[all.indexOf(item) + by];
		if (other && this.placed(other) === this.placed(item)) {
			if (by < 0) other.before(item);
			else other.after(item);
		}
		this.moved(item);
	}

	toggle(item: HTMLElement): void {
		const ranked = this.items().filter((one) => one !== item && this.placed(one));
		if (!this.placed(item) && ranked.length >= this.most) return;
		item.toggleAttribute('data-in');
		const last = ranked.at(-1);
		if (last) last.after(item);
		else this.list.prepend(item);
		this.moved(item);
	}

	drag(item: HTMLElement, { pointerId, button: which }: PointerEvent, handle: HTMLElement): void {
		if (which) return;
		if (this.part && !this.placed(item)) this.toggle(item);
		item.classList.add('held');
		handle.setPointerCapture(pointerId);
		handle.onpointermove = ({ clientY }) => this.carry(item, clientY);
		handle.onlostpointercapture = () => {
			handle.onpointermove = handle.onlostpointercapture = null;
			item.classList.remove('held');
			this.moved(item);
		};
	}

	/** The others move: what is taken out of the document loses the pointer. */
	carry(item: HTMLElement, y: number): void {
		for (;;) {
			const all = this.items().filter((one) => this.placed(one) === this.placed(item));
			const at = all.indexOf(item);
			const [above, below] = [all[at - 1], all[at + 1]];
			if (below && y > middle(below)) item.before(below);
			else if (above && y < middle(above)) item.after(above);
			else return item.scrollIntoView({ block: 'nearest' });
		}
	}
}

export const act: Act = (sheet) => {
	const all = () => {
		for (const root of sheet.every('[data-ranking]:not([data-live])', sheet.form)) {
			const list = sheet.find('ol', root);
			if (list) new Ranked(root, list, sheet);
		}
	};
	sheet.onRefresh(all);
	all();
};
