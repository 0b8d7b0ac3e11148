import type { Plan } from '../plan';
import { slimmed } from './cargo';
import { houseBeside } from './house';
import pieces from './enhance.ts?page-script';
import { isPlain } from './plain';
import { needed } from './registry';
import type { View } from './sitting';
import { windowAt } from './window';

// Puts the script of a page together from the pieces that its plan needs: `bin/page-script.js` makes them.

interface Needed {
	kinds: Set<string>;
	parts: Set<string>;
	/** Nothing in it is more than `flat.ts` can do. */
	plain: boolean;
}

interface Around {
	long: boolean;
	foreign: boolean;
}

/** The part that marks what the script itself says. */
const FOREIGN = 'respond/foreign';

/** What a plan needs, all that is inside of it looked at. */
function look(part: unknown, found: Needed): Needed {
	if (typeof part !== 'object' || part === null) return found;
	if ('kind' in part && 'name' in part) found.kinds.add(String(part.kind));
	for (const [name, needs] of Object.entries(needed)) if (needs(part)) found.parts.add(name);
	for (const one of Object.values(part)) look(one, found);
	return found;
}

function neededBy(plan: Plan, { long, foreign }: Around): Needed {
	const plain = isPlain(plan);
	const found = look(
		{ slim: slimmed(plan), ...(long && { long }), ...(foreign && { foreign }) },
		{ kinds: new Set(), parts: new Set(), plain }
	);
	if (!plain) found.parts.add('respond/whole');
	return found;
}

/** Names of pieces in the order in which they are put together: what a piece needs comes before it. */
function inOrder(names: string[], done: string[] = []): string[] {
	for (const name of names) {
		const piece = pieces.chunks[name];
		if (!piece || done.includes(name)) continue;
		inOrder(piece.needs, done);
		done.push(name);
	}
	return done;
}

/**
 * Runs it once the page has been painted and a first touch could be shown, or soon in a tab that is not painted. What
 * was given until then, also while the document came, is heard afterwards. (A slider without an answer shows one.)
 */
const behindTheFirstPicture = (script: string): string =>
	'(()=>{var f=document.querySelector("#survey"),t,o,h=e=>t=e.target,' +
	'b=()=>{if(o)return;o=1;f.removeEventListener("input",h);t=t||[...f.elements].find(e=>e.checked!=e.defaultChecked||' +
	`e.defaultValue!=null&&e.type!="range"&&e.value!=e.defaultValue);${script};` +
	't&&t.dispatchEvent(new Event("input",{bubbles:!0}))},' +
	'w=n=>n?requestAnimationFrame(()=>w(n-1)):setTimeout(b);' +
	'f.addEventListener("input",h);w(3);setTimeout(b,300)})()';

function composed({ kinds, parts, plain }: Needed): string {
	const rules = plain ? 'light' : 'rules';
	const of = (file: string) => [...kinds].filter((kind) => pieces.chunks[`questions/${kind}/${file}`]);
	// A behaviour that says when it is needed came along with the parts.
	const actors = of('act').filter(
		(kind) => !needed[`questions/${kind}/act`] || parts.has(`questions/${kind}/act`)
	);
	const at = (name: string) => pieces.chunks[name]?.variable ?? '';
	const acting = [
		...actors.map((kind) => `questions/${kind}/act`),
		...[...parts].filter((part) => part === FOREIGN)
	];
	const names = [
		...parts,
		...of(rules).map((kind) => `questions/${kind}/${rules}`),
		...actors.map((kind) => `questions/${kind}/act`)
	];
	const statements = inOrder(names).map((name) => `${at(name)}=${pieces.chunks[name]?.code}`);
	const kept = `{${of(rules).map((kind) => `${kind}:${at(`questions/${kind}/${rules}`)}.${rules}`)}}`;
	const acts = acting.map((name) => `${at(name)}.act`);
	const seams = [...parts].map(at);
	const declared = statements.length ? `var ${statements.join()};` : '';
	const base = pieces.base.replace(/;?$/, ';');
	return behindTheFirstPicture(
		`(()=>{${base}${declared}${pieces.start}([${seams}],${plain ? `${kept},{}` : `{},${kept}`},[${acts}])})()`
	);
}

const known = new WeakMap<Plan, Map<string, string>>();
/** Most surveys need the same. */
const texts = new Map<string, string>();
const MOST_TEXTS = 200;

/**
 * The script of a survey's pages: the text of its `<script>`, which the page's policy must allow.
 *
 * @param long not all of the survey is in the document
 * @param foreign the house's words beside the author's are in another language
 */
export function scriptFor(plan: Plan, long: boolean, foreign = false): string {
	const around = `${long} ${foreign}`;
	const before = known.get(plan)?.get(around);
	if (before) return before;
	const found = neededBy(plan, { long, foreign });
	const key = JSON.stringify([[...found.kinds].sort(), [...found.parts].sort(), found.plain]);
	const text = texts.get(key) ?? composed(found);
	if (texts.size < MOST_TEXTS) texts.set(key, text);
	known.set(plan, (known.get(plan) ?? new Map<string, string>()).set(around, text));
	return text;
}

/** The script of this page: for the document, and for the policy that allows it (`locals.scripts`). */
export const scriptOf = ({ plan, page, language }: View): string =>
	scriptFor(plan, windowAt(plan, page).long, !!houseBeside(language));
