import {
	draggable,
	dropTargetForElements,
	monitorForElements
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import type { Spot } from '../edit/walk';
import type { Layout } from '../site';
import { gapAt, lineAt, sideAt, speedAt, type Side, type Stretch } from './landing';

// Loaded once the builder stands. While something is dragged the document is not touched: only a line moves.

/** `new` and `section` come from the palette; `block`, `placed` (a section) and `page` stand somewhere already. */
export type Dragged =
	| { what: 'block'; id: string }
	| { what: 'placed'; id: string }
	| { what: 'page'; id: string }
	| { what: 'new'; kind: string }
	| { what: 'section'; layout: Layout };

/** Where it was let go: in a gap of a slot, between two sections, on a page of the list, or at one in its tree. */
export type Landing =
	| ({ on: 'slot' } & Spot)
	| { on: 'sections'; at: number }
	| { on: 'page'; page: string }
	| { on: 'tree'; page: string; side: Side };

/** Makes an element one that can be dragged. @param name asked for when it is @returns what to call when it goes */
export type Source = (node: HTMLElement, dragged: Dragged, name: () => string) => () => void;

export interface DraggingParts {
	/** Everything that can be dropped on is inside of it. */
	root: HTMLElement;
	/** What scrolls, and what is drawn where it would land. */
	scroller: HTMLElement;
	line: HTMLElement;
	land: (dragged: Dragged, landing: Landing) => void;
	/** Rested upon a page of the list, which opens then. */
	openPage: (page: string) => void;
}

/** So long over a page of the list, it opens, in ms. */
const REST = 600;
const KEY = 'desk';

const isDragged = (data: unknown): data is Dragged =>
	typeof data === 'object' && data !== null && 'what' in data;

export const source: Source = (node, dragged, name) =>
	draggable({
		element: node,
		getInitialData: () => ({ [KEY]: dragged }),
		onGenerateDragPreview: ({ nativeSetDragImage }) =>
			setCustomNativeDragPreview({
				nativeSetDragImage,
				getOffset: () => ({ x: -12, y: -8 }),
				render({ container }) {
					const label = document.createElement('span');
					label.className = 'dragged';
					label.textContent = name();
					container.append(label);
				}
			})
	});

/** @returns what ends it */
export function begin(parts: DraggingParts): () => void {
	const flight = new Flight(parts);
	const ends = [
		dropTargetForElements({ element: parts.root, canDrop: ({ source }) => isDragged(source.data[KEY]) }),
		monitorForElements({
			canMonitor: ({ source }) => isDragged(source.data[KEY]),
			onDragStart: ({ source }) => flight.start(source.data[KEY]),
			onDrag: ({ location }) => flight.over(location.current.input.clientX, location.current.input.clientY),
			onDrop({ location, source }) {
				const { clientX, clientY } = location.current.input;
				const landing = location.current.dropTargets.length ? flight.over(clientX, clientY) : null;
				flight.end();
				const dragged = source.data[KEY];
				if (landing && isDragged(dragged)) parts.land(dragged, landing);
			}
		})
	];
	return () => {
		flight.end();
		for (const end of ends) end();
	};
}

/** One drag, from where it began to where it is let go. */
class Flight {
	#dragged: Dragged | undefined;
	/** What stands in each slot: looked up once, nothing changes mid-drag. */
	readonly #things = new Map<Element, readonly Element[]>();
	#y = 0;
	#frame = 0;
	#before = 0;
	#page: { id: string; since: number } | null = null;

	constructor(private readonly parts: DraggingParts) {}

	start(dragged: unknown): void {
		this.#things.clear();
		if (!isDragged(dragged)) return;
		this.#dragged = dragged;
		this.#frame = requestAnimationFrame((now) => this.#scroll(now));
	}

	end(): void {
		cancelAnimationFrame(this.#frame);
		this.#frame = 0;
		this.#before = 0;
		this.#dragged = undefined;
		this.#page = null;
		this.parts.line.hidden = true;
	}

	/** Shows where it would land. @returns where that is; null where it would not */
	over(x: number, y: number): Landing | null {
		this.#y = y;
		const under = document.elementFromPoint(x, y);
		const row = under?.closest('[data-region="pages"] [data-thing]');
		const page = row?.getAttribute('data-thing');
		const what = this.#dragged?.what;
		if (what === 'page') return row && page ? this.#atRow(row, page, y) : this.#none(null);
		this.#rest(page);
		if (page) return this.#none(what === 'section' ? null : { on: 'page', page });
		if (!under || !this.parts.scroller.contains(under)) return this.#none(null);
		return what === 'section' || what === 'placed' ? this.#overSections(y) : this.#overSlot(under, x, y);
	}

	/** Before it, after it, or below it in the tree: then the whole row is marked. */
	#atRow(row: Element, page: string, y: number): Landing {
		const box = row.getBoundingClientRect();
		const side = sideAt(y, box);
		this.#draw(side === 'after' ? box.bottom : box.top, box, side === 'into' ? box.height : undefined);
		return { on: 'tree', page, side };
	}

	#none(landing: Landing | null): Landing | null {
		this.parts.line.hidden = true;
		return landing;
	}

	#rest(page: string | null | undefined): void {
		if (!page) this.#page = null;
		else if (this.#page?.id !== page) this.#page = { id: page, since: performance.now() };
		else if (performance.now() - this.#page.since > REST) {
			this.#page = { id: page, since: Infinity };
			this.#things.clear();
			this.parts.openPage(page);
		}
	}

	#overSections(y: number): Landing | null {
		const sections = this.#thingsIn(this.parts.scroller, '[data-section]');
		const measure = (index: number) => stretch(sections[index]);
		const at = gapAt(y, sections.length, measure);
		const box = this.parts.scroller.getBoundingClientRect();
		this.#draw(lineAt(at, sections.length, measure, box), box);
		return { on: 'sections', at };
	}

	#overSlot(under: Element, x: number, y: number): Landing | null {
		const slot =
			under.closest('.slot') ?? nearest(under.closest('[data-section]') ?? this.parts.scroller, x, y);
		const section = slot?.closest('[data-section]');
		if (!slot || !section) return this.#none(null);
		const things = this.#thingsIn(slot, ':scope > [data-thing]');
		const measure = (index: number) => stretch(things[index]);
		const at = gapAt(y, things.length, measure);
		const box = slot.getBoundingClientRect();
		this.#draw(lineAt(at, things.length, measure, box), box);
		const slots = [...section.querySelectorAll('.slot')];
		return { on: 'slot', section: section.getAttribute('data-section') ?? '', slot: slots.indexOf(slot), at };
	}

	#thingsIn(root: Element, selector: string): readonly Element[] {
		const known = this.#things.get(root) ?? [...root.querySelectorAll(selector)];
		this.#things.set(root, known);
		return known;
	}

	/** @param height of a thing that is marked as a whole; else it is a line */
	#draw(y: number, { left, width }: DOMRect, height?: number): void {
		const { line } = this.parts;
		line.hidden = false;
		line.classList.toggle('whole', height !== undefined);
		line.style.height = height === undefined ? '' : `${Math.round(height)}px`;
		line.style.width = `${Math.round(width)}px`;
		line.style.transform = `translate(${Math.round(left)}px, ${Math.round(y)}px)`;
	}

	#scroll(now: number): void {
		const speed = this.#before && this.#y ? speedAt(this.#y, this.parts.scroller.getBoundingClientRect()) : 0;
		if (speed) this.parts.scroller.scrollTop += (speed * Math.min(64, now - this.#before)) / 1_000;
		this.#before = now;
		this.#frame = requestAnimationFrame((next) => this.#scroll(next));
	}
}

function stretch(element: Element | undefined): Stretch {
	return element?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
}

/** @returns the slot that a point between slots is nearest to */
function nearest(root: Element, x: number, y: number): Element | null {
	const far = (slot: Element) => {
		const { left, right, top, bottom } = slot.getBoundingClientRect();
		return Math.max(left - x, x - right, 0) + Math.max(top - y, y - bottom, 0);
	};
	return [...root.querySelectorAll('.slot')].toSorted((a, b) => far(a) - far(b))[0] ?? null;
}
