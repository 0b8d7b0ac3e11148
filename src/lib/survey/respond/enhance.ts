import type { Act, LightRules, Mistake, Rules } from '../questions/question';
import { light } from './engine';
import { edited, limits } from './listing';
import { behave, prepare } from './manners';
import { deliver, tell, type Reply } from './sender';
import {
	at,
	complain,
	complains,
	engine,
	every,
	filled,
	find,
	focus,
	forgetFollowers,
	form,
	onRefresh,
	places,
	refresh,
	reopen
} from './sheet';
import { bring } from './turning';
import { whole } from './whole';

// Makes the form nicer where there is script: page to page without a reload, answers piped and checked while
// they are given, sent with patience. The form works whole without it: what this does not understand, the
// browser posts as it always would.

const touched = new Set<string>();
let pushed = 0;
let sending = false;
let pressed = false;
let begun = false;
let acts: readonly Act[] = [];

/** Said on the form, for whoever keeps answers or speaks to a page around this one. */
const happened = (what: string, detail?: unknown): void =>
	void form.dispatchEvent(new CustomEvent(`earshot:${what}`, { detail }));

/** '' where the page carries no sentence for it: then it is for the server to say. */
const sentence = ({ code, facts, message }: Mistake): string =>
	message === undefined ? filled(at.cargo.words.mistakes[code] ?? '', facts) : at.now.say(message);

/** What is wrong on this page, by element id. */
function wrong(): Map<string, string> {
	const found = new Map<string, string>();
	const who = find<HTMLInputElement>('#who-input');
	if (who && !who.value.trim() && !find('#who')?.hidden) found.set('who', sentence({ code: 'who_missing' }));
	const mistakes = engine.mistakes(at.now, at.page);
	for (const { path, id } of places()) {
		const mistake = mistakes[path];
		const said = mistake && sentence(mistake);
		if (said) found.set(id, said);
	}
	return found;
}

/** Says all that is wrong, and goes to the first. */
function show(found: Map<string, string>): void {
	for (const element of every('.mistake')) {
		const id = element.id.replace('-mistake', '');
		complain(id, found.get(id) ?? '');
	}
	const [first] = found.keys();
	if (first) focus(first);
}

/** Index of the page in the whole survey. */
const here = (): number => (at.cargo.from ?? 0) + at.page;

function beacon(url: string | undefined): void {
	const data = every<HTMLInputElement>('#response,#version,#page').map(({ name, value }) => [name, value]);
	if (url) navigator.sendBeacon(url, new URLSearchParams(data));
}

function turned(): void {
	beacon(at.cargo.seen);
	happened('turned', here());
	scrollTo(0, 0);
	const shown = at.cargo.plan.pages[at.page];
	if (shown) find('#' + at.ids.get(shown))?.focus({ preventScroll: true });
}

/** Goes to a page that may not be in the document yet. */
function turn(to: number): void {
	const local = to - (at.cargo.from ?? 0);
	if (!at.cargo.plan.pages[local]) return void bring(() => arrive(false), 'switch', to);
	refresh(local);
	tell('');
	turned();
}

/** Other pages have come into the document; somebody went `on` to them, or came back. */
function arrive(on: boolean): void {
	const before = here();
	reopen();
	settle();
	if (on && here() !== before) step(here());
	turned();
	const [first] = every('.mistake:not([hidden])');
	if (first) focus(first.id.replace('-mistake', ''));
}

/** On a device that people share, nothing stays behind in its history. */
function step(to: number): void {
	if ('shared' in form.dataset) return;
	history.pushState(to, '');
	pushed++;
}

function forward(): void {
	for (const old of every('.trouble,.note')) old.remove();
	refresh();
	const found = wrong();
	show(found);
	if (found.size) return;
	const next = engine.next(at.now, at.page);
	if (next === undefined) return void (at.cargo.rest ? bring(() => arrive(true), 'send') : send());
	step((at.cargo.from ?? 0) + next);
	turn((at.cargo.from ?? 0) + next);
}

function back(): void {
	const before = engine.previous(at.now, at.page);
	if (pushed) history.back();
	else if (before === undefined) void bring(() => arrive(false), 'back');
	else turn((at.cargo.from ?? 0) + before);
}

async function send(): Promise<void> {
	if (sending || !at.cargo.send) return;
	sending = true;
	happened('sending');
	await settled(await deliver(at.cargo.send));
	sending = false;
}

async function settled(reply: Reply): Promise<void> {
	if ('to' in reply) {
		// Whoever keeps the answers on the device may need a moment to let go of them.
		const until: Promise<unknown>[] = [];
		happened('acknowledged', until);
		await Promise.race([Promise.all(until), new Promise((late) => setTimeout(late, 500))]);
		return 'shared' in form.dataset ? location.replace(reply.to) : location.assign(reply.to);
	}
	happened('refused', reply);
	if ('mistakes' in reply) {
		turn(reply.page);
		const ids = new Map(places().map(({ path, id }) => [path, id]));
		const said = Object.entries(reply.mistakes).map(([path, one]) => [ids.get(path) ?? 'who', one] as const);
		return show(new Map(said));
	}
	tell('refused' in reply ? reply.refused : reply.trouble);
	if (!('copy' in reply && reply.copy)) return;
	const text = document.createElement('textarea');
	text.readOnly = true;
	text.rows = 8;
	text.value = reply.copy;
	text.ariaLabel = reply.yours;
	find('#status')?.append(text);
}

form.addEventListener('submit', (event) => {
	const button = event.submitter;
	const pressedBack = button?.id === 'back';
	if (button?.className === 'tongue' || button?.hasAttribute('formaction')) return;
	if (edited(button)) return event.preventDefault();
	if (/^earshot:(add|remove)$/.test(button?.getAttribute('name') ?? '')) return;
	// A preview is not sent by script: the server walks it.
	if (!pressedBack && !at.cargo.send && !at.cargo.rest && engine.next(at.now, at.page) === undefined) return;
	event.preventDefault();
	if (pressedBack) back();
	else forward();
});

const questionAt = (target: EventTarget | null): string =>
	(target instanceof Element && target.closest('.question')?.id) || '';

form.addEventListener('input', ({ target }) => {
	if (!begun) beacon(at.cargo.start);
	begun = true;
	behave(target);
	for (const run of inputs) run(target);
	refresh();
	touched.add(questionAt(target));
	form.dataset['changed'] = '';
	const found = wrong();
	for (const id of ['who', ...places().map((place) => place.id)])
		if (complains(id)) complain(id, found.get(id) ?? '');
	happened('changed');
});

form.addEventListener('focusout', ({ target, relatedTarget }) => {
	const id = questionAt(target);
	if (!id || !touched.has(id) || questionAt(relatedTarget) === id) return;
	// A message that appears while a finger is down would move the button from under it.
	const check = () => (pressed ? later() : complain(id, wrong().get(id) ?? ''));
	const later = () => void setTimeout(check, 150);
	later();
});
addEventListener('pointerdown', () => (pressed = true));
for (const up of ['pointerup', 'pointercancel']) addEventListener(up, () => (pressed = false));

/** The page that was there when the document came. */
let opened = 0;
addEventListener('popstate', ({ state }) => {
	if (pushed) pushed--;
	turn(state ?? opened);
});

let inputs: ((target: EventTarget | null) => void)[] = [];

/** Everything in the document as it should be with script. */
function settle(): void {
	// From here on nothing is unseen: what the answers open is shown at once.
	find('#unseen')?.remove();
	prepare();
	forgetFollowers();
	inputs = [];
	const { language, upload } = at.cargo;
	for (const act of acts)
		act({
			form,
			find,
			every,
			refresh: () => refresh(),
			changed: (control) => void control.dispatchEvent(new Event('input', { bubbles: true })),
			language,
			onInput: (run) => void inputs.push(run),
			onRefresh,
			upload
		});
	onRefresh(limits);
	refresh();
}

/**
 * Answers are kept on the device by a script of its own, fetched as soon as there are some: nobody waits for it. It is
 * fetched at once where something was kept before.
 */
function keeping(): void {
	const { keeps, part } = form.dataset;
	if (!keeps && !part) return;
	const load = () => {
		if (find('#keeper')) return;
		const script = Object.assign(document.createElement('script'), { id: 'keeper', src: '/keep.js' });
		// Without a network: tried until it is back, or by the next change.
		script.onerror = () => (script.remove(), setTimeout(load, 3e3));
		document.head.append(script);
	};
	form.addEventListener('earshot:changed', load);
	// In somebody else's page a browser may refuse: then nothing was kept either.
	const any = async () => (await indexedDB.databases?.())?.length !== 0 && load();
	if (keeps) any().catch(() => undefined);
}

/**
 * Begins everything; called once, by what puts the script together (`script.ts`).
 * @param flat rules by kind, for a plain survey
 * @param full rules by kind, for every other
 * @param behaviours of the kinds that have some
 */
export function start(
	flat: Record<string, LightRules>,
	full: Record<string, Rules>,
	behaviours: readonly Act[]
): void {
	Object.assign(light, flat);
	Object.assign(engine, whole(full));
	acts = behaviours;
	reopen();
	opened = here();
	settle();
	// Behind the first picture: it is waited for, this is not.
	setTimeout(() => beacon(at.cargo.seen));
	keeping();
}
