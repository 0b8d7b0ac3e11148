import { blocksOf, withoutUnread, type Block } from '../survey/respond/style';

// Custom properties that say one thing on the whole page, said where they are read: names and their meanings are for
// who writes style sheets, and a reader would pay for them.

/** What is around a page of a site, where its own properties are not known yet. */
const AROUND = /^(?::root|html|body)\b/;
const DEFINED = /(?<=^|[{;])\s*(--[\w-]+):((?:[^;{}()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)/g;

interface Said {
	/** Of the rule, where it is a rule by itself; '' for what holds only sometimes. */
	where: string;
	name: string;
	value: string;
}

function saidIn(css: string): Said[] {
	return blocksOf(css).flatMap(({ head, body }) =>
		[...body.matchAll(DEFINED)].map(([, name = '', value = '']) => ({
			where: head.startsWith('@') ? '' : head,
			name,
			value: value.trim()
		}))
	);
}

const reads = (text: string, name: string): boolean => new RegExp(`var\\(\\s*${name}\\s*[,)]`).test(text);

/** What the site says again for itself, `:root` need not say, where nothing around the site reads it. */
function withoutTwice(css: string): string {
	const blocks = blocksOf(css);
	const own = new Set(saidIn(css).flatMap(({ where, name }) => (where === '.site' ? [name] : [])));
	const around = blocks.flatMap(({ head, body }) => (isAround(head, body) ? [body] : [])).join();
	return blocks
		.map(({ head, body }) => {
			if (!body) return head;
			const left = (all: string, name: string) => (own.has(name) && !reads(around, name) ? '' : all);
			return `${head}{${head === ':root' ? body.replace(DEFINED, left).replace(/^;+|(?<=;);+/g, '') : body}}`;
		})
		.join('');
}

/** Whether a rule may be about what is around the site; one that holds only sometimes may have such a rule in it. */
const isAround = (head: string, body: string): boolean =>
	head.startsWith('@')
		? blocksOf(body).some((one) => isAround(one.head, one.body))
		: head.split(',').some((one) => AROUND.test(one.trim()));

/** Whether a property can be said where it is read: it means the same everywhere it is. */
function isSettled({ where, name, value }: Said, all: readonly Said[], blocks: readonly Block[]): boolean {
	return (
		(where === ':root' || where === '.site') &&
		value !== '' &&
		!/var\(|\b(?:inherit|initial|unset|revert)\b/.test(value) &&
		all.filter((one) => one.name === name).length === 1 &&
		(where === ':root' || !blocks.some(({ head, body }) => isAround(head, body) && reads(body, name)))
	);
}

/**
 * @param css as `fitting` left it
 * @param page the rest of the document: what is named there stays as it is
 * @returns the same look with fewer names
 */
export function settled(css: string, page: string): string {
	// Beware: what one says may be read by another, which is settled then.
	for (let now = withoutTwice(css); ;) {
		const [all, blocks] = [saidIn(now), blocksOf(now)];
		const done = all.filter((one) => !page.includes(one.name) && isSettled(one, all, blocks));
		const before = now;
		for (const { name, value } of done) now = now.replaceAll(`var(${name})`, () => value);
		now = withoutUnread(now, page);
		if (now === before) return now;
	}
}
