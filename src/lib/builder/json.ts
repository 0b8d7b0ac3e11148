/** Where in a text a JSON parser gave up, both from 1. */
export interface Place {
	line: number;
	column: number;
}

/**
 * @returns the value, or where the text stops being JSON. Engines word their errors differently and some
 * name no place, so the place is found here: the first character that no JSON could have there.
 */
export function readJson(text: string): { value: unknown } | { place: Place } {
	const plain = text.replace(/^\uFEFF/, '');
	try {
		return { value: JSON.parse(plain) };
	} catch {
		return { place: placeOf(plain, new Scan(plain).run()) };
	}
}

function placeOf(text: string, index: number): Place {
	const before = text.slice(0, index).split(/\r\n|\r|\n/);
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const TOKEN =
	// Control characters are what JSON forbids inside a string, so the pattern has to name them.
	// eslint-disable-next-line no-control-regex
	/[\t\n\r ]*(?:([[\]{},:])|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y;

/** What may stand next. `first`: a value or the end of an empty list. `next`: a comma or the end. */
type Expects = 'value' | 'first' | 'key' | 'first-key' | 'colon' | 'next';

class Scan {
	#open: ('[' | '{')[] = [];
	#expects: Expects = 'value';

	constructor(private readonly text: string) {}

	/** @returns the index of the first token that does not belong, or the end of the text */
	run(): number {
		for (let at = 0; ; at = TOKEN.lastIndex) {
			TOKEN.lastIndex = at;
			const found = TOKEN.exec(this.text);
			const start = at + (this.text.slice(at).search(/[^\t\n\r ]/) + 1 || this.text.length - at + 1) - 1;
			if (!found || !this.#accepts(found[1], this.text[start] === '"')) return start;
		}
	}

	#accepts(mark: string | undefined, string: boolean): boolean {
		const expects = this.#expects;
		if (expects === 'next') return this.#goesOn(mark);
		if (expects === 'colon') return this.#then('value', mark === ':');
		if (expects === 'key' || expects === 'first-key') {
			if (mark === '}' && expects === 'first-key') return this.#closes('{');
			return this.#then('colon', string);
		}
		if (mark === ']' && expects === 'first') return this.#closes('[');
		if (mark === '[' || mark === '{') {
			this.#open.push(mark);
			return this.#then(mark === '[' ? 'first' : 'first-key', true);
		}
		return this.#then('next', mark === undefined);
	}

	#goesOn(mark: string | undefined): boolean {
		const inside = this.#open.at(-1);
		if (mark === ',' && inside) return this.#then(inside === '[' ? 'value' : 'key', true);
		if (mark === ']') return this.#closes('[');
		return mark === '}' && this.#closes('{');
	}

	#closes(kind: '[' | '{'): boolean {
		return this.#then('next', this.#open.pop() === kind);
	}

	#then(expects: Expects, accepted: boolean): boolean {
		this.#expects = expects;
		return accepted;
	}
}
