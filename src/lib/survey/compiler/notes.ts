import type { Obstacle } from '../publication';

const MOST = 500;

/** The obstacles found so far, each said once, and about which part of the survey. */
export class Notes {
	readonly list: Obstacle[] = [];
	readonly #said = new Set<string>();

	/** @param element name of the page, panel or question it is about */
	add(obstacle: Obstacle, element?: string): void {
		const whole = element ? { ...obstacle, element: element.slice(0, 200) } : obstacle;
		const key = JSON.stringify([whole.code, whole.element, whole.property, whole.facts]);
		if (this.#said.has(key) || this.list.length >= MOST) return;
		this.#said.add(key);
		this.list.push(whole);
	}
}

/** What is said about one part: an obstacle without the name of the part. */
export type Say = (obstacle: Omit<Obstacle, 'element'>) => void;

/** @returns text from a draft, short enough for a sentence */
export const brief = (value: unknown): string => {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return (text.length > 60 ? `${text.slice(0, 59)}…` : text).toWellFormed();
};
