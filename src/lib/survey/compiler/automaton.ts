/** Reads a regular expression into positions: the Glushkov automaton that `pattern.ts` judges. */

/** Characters 0 to 127, and one place for all the rest: too wide is safe. */
type Characters = Uint8Array;
const PLACES = 129;
const MOST_POSITIONS = 120;

interface Part {
	nullable: boolean;
	first: number[];
	last: number[];
}

/** The pattern holds something that is not judged, or judging it takes too much. */
export class Refused extends Error {}

/** What judging may still cost, in steps of about a nanosecond each. */
export interface Budget {
	work: number;
}

/** @throws Refused where that is more than is left */
export function spend(budget: Budget, work: number): void {
	budget.work -= work;
	if (budget.work < 0) throw new Refused();
}

const where = (test: (code: number) => boolean, rest: boolean): Characters =>
	Uint8Array.from({ length: PLACES }, (_, code) => Number(code === 128 ? rest : test(code)));
const digit = (code: number) => code > 47 && code < 58;
const word = (code: number) =>
	digit(code) || (code > 64 && code < 91) || (code > 96 && code < 123) || code === 95;
const space = (code: number) => (code > 8 && code < 14) || code === 32;
const CLASSES: Readonly<Record<string, Characters>> = {
	d: where(digit, false),
	D: where((code) => !digit(code), true),
	w: where(word, true),
	W: where((code) => !word(code), true),
	s: where(space, true),
	S: where((code) => !space(code), true)
};
const ANY = where(() => true, true);
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f', 0: '\0' };

/** Reads a pattern into positions, and who may follow whom. */
export class Reader {
	readonly positions: Characters[] = [];
	/** Position to the ones that may follow it; one that is there twice can be reached in two ways. */
	readonly follow: number[][] = [];
	loops = 0;
	anchored = false;
	#at = 0;
	constructor(
		readonly text: string,
		readonly insensitive: boolean,
		private readonly budget: Budget
	) {}

	pattern(): Part {
		this.anchored = this.text.startsWith('^') && !this.text.includes('|');
		const part = this.#either(0);
		if (this.#at < this.text.length) throw new Refused();
		return part;
	}

	#either(depth: number): Part {
		if (depth > 20) throw new Refused();
		const parts = [this.#sequence(depth)];
		while (this.#take('|')) parts.push(this.#sequence(depth));
		if (parts.length > 1 && parts.filter(({ nullable }) => nullable).length > 1) throw new Refused();
		return {
			nullable: parts.some(({ nullable }) => nullable),
			first: parts.flatMap(({ first }) => first),
			last: parts.flatMap(({ last }) => last)
		};
	}

	#sequence(depth: number): Part {
		let so: Part = { nullable: true, first: [], last: [] };
		while (this.#at < this.text.length && !'|)'.includes(this.text.charAt(this.#at))) {
			so = this.#join(so, this.#repeated(depth));
		}
		return so;
	}

	#join(a: Part, b: Part): Part {
		this.#link(a.last, b.first);
		return {
			nullable: a.nullable && b.nullable,
			first: a.nullable ? [...a.first, ...b.first] : a.first,
			last: b.nullable ? [...b.last, ...a.last] : b.last
		};
	}

	#link(from: number[], to: number[]): void {
		spend(this.budget, from.length * to.length);
		for (const one of from) this.follow[one]?.push(...to);
	}

	#repeated(depth: number): Part {
		const start = this.#at;
		const part = this.#atom(depth);
		const end = this.#at;
		const times = this.#times();
		if (!times) return part;
		const [min, max] = times;
		if (max === 1) return { ...part, nullable: part.nullable || min === 0 };
		if (max <= 8) return this.#copies(part, { start, end, depth, min, max });
		// A long count is treated as a loop: that can only find more ways, not fewer.
		this.loops++;
		if (part.nullable) throw new Refused();
		this.#link(part.last, part.first);
		return { ...part, nullable: min === 0 };
	}

	/** `x{2,3}` as `xxx?`, each read again. */
	#copies(first: Part, copy: { start: number; end: number; depth: number; min: number; max: number }): Part {
		const after = this.#at;
		let so: Part = { ...first, nullable: first.nullable || copy.min === 0 };
		for (let time = 2; time <= copy.max; time++) {
			this.#at = copy.start;
			const part = this.#atom(copy.depth);
			so = this.#join(so, { ...part, nullable: part.nullable || time > copy.min });
		}
		this.#at = after;
		return so;
	}

	#times(): [min: number, max: number] | null {
		const found = /^(?:([*+?])|\{(\d{1,5})(?:(,)(\d{1,5})?)?\})\??/.exec(
			this.text.slice(this.#at, this.#at + 16)
		);
		if (!found) return null;
		this.#at += found[0].length;
		if (/^[*+?{]/.test(this.text.slice(this.#at))) throw new Refused();
		const [, sign, min, comma, max] = found;
		if (sign) return sign === '?' ? [0, 1] : [sign === '*' ? 0 : 1, Infinity];
		return [Number(min), max ? Number(max) : comma ? Infinity : Number(min)];
	}

	#atom(depth: number): Part {
		// Beware: copies of copies of nothing add no position, and are read all the same.
		spend(this.budget, PLACES);
		const sign = this.text.charAt(this.#at++);
		switch (sign) {
			case '(':
				return this.#group(depth);
			case '[':
				return this.#position(this.#set());
			case '.':
				return this.#position(ANY);
			case '\\':
				return this.#escape();
			case '^':
			case '$':
				return { nullable: true, first: [], last: [] };
			case '*':
			case '+':
			case '?':
			case '{':
				throw new Refused();
		}
		return this.#position(this.#only(sign));
	}

	#group(depth: number): Part {
		if (this.text.startsWith('?', this.#at)) {
			const named = /^\?<[A-Za-z]\w*>|^\?:/.exec(this.text.slice(this.#at, this.#at + 60));
			// Looking ahead or behind tries the text once more at every place.
			if (!named) throw new Refused();
			this.#at += named[0].length;
		}
		const part = this.#either(depth + 1);
		if (!this.#take(')')) throw new Refused();
		return part;
	}

	#escape(): Part {
		const sign = this.text.charAt(this.#at++);
		if (sign === 'b' || sign === 'B') return { nullable: true, first: [], last: [] };
		return this.#position(CLASSES[sign] ?? this.#only(this.#escaped(sign)));
	}

	#escaped(sign: string): string {
		const code = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/i.exec(sign + this.text.slice(this.#at, this.#at + 4));
		if (code) {
			this.#at += code[0].length - 1;
			return String.fromCharCode(parseInt(code[1] ?? code[2] ?? '', 16));
		}
		if (/[1-9kpPcxu]/.test(sign) || !sign) throw new Refused();
		return CONTROLS[sign] ?? sign;
	}

	#set(): Characters {
		const not = this.#take('^');
		const places = new Uint8Array(PLACES);
		while (!this.#take(']')) {
			if (this.#at >= this.text.length) throw new Refused();
			const from = this.#member();
			const ranged = this.text.charAt(this.#at) === '-' && !this.text.startsWith('-]', this.#at);
			if (!ranged || typeof from !== 'string') {
				this.#add(places, typeof from === 'string' ? this.#only(from) : from);
				continue;
			}
			this.#at++;
			const to = this.#member();
			if (typeof to !== 'string') throw new Refused();
			for (let code = from.charCodeAt(0); code <= Math.min(to.charCodeAt(0), 128); code++) {
				this.#add(places, this.#only(String.fromCharCode(code)));
			}
			if (to.charCodeAt(0) > 127) places[128] = 1;
		}
		// Outside of ASCII the set is not known one by one: some are in it, some are not.
		return not ? places.map((one, code) => (code === 128 ? 1 : 1 - one)) : places;
	}

	#member(): string | Characters {
		const sign = this.text.charAt(this.#at++);
		if (sign !== '\\') return sign;
		const escaped = this.text.charAt(this.#at++);
		return escaped === 'b' ? '\b' : (CLASSES[escaped] ?? this.#escaped(escaped));
	}

	#add(places: Uint8Array, more: Characters): void {
		for (let code = 0; code < PLACES; code++) if (more[code]) places[code] = 1;
	}

	#only(sign: string): Characters {
		const places = new Uint8Array(PLACES);
		const both = this.insensitive ? [sign.toLowerCase(), sign.toUpperCase()] : [sign];
		for (const one of both) places[Math.min(one.charCodeAt(0), 128)] = 1;
		return places;
	}

	#position(characters: Characters): Part {
		if (this.positions.length >= MOST_POSITIONS) throw new Refused();
		const at = this.positions.push(characters) - 1;
		this.follow.push([]);
		return { nullable: false, first: [at], last: [at] };
	}

	#take(sign: string): boolean {
		const taken = this.text.startsWith(sign, this.#at);
		if (taken) this.#at += sign.length;
		return taken;
	}
}
