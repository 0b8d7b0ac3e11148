import { nextPage, previousPage } from '../paging';
import type { Mistake } from '../questions/question';
import { mistakesOn } from '../validation';
import { become, behave } from './manners';
import { deliver, tell, type Reply } from './sender';
import {
	cargo,
	complain,
	complains,
	every,
	filled,
	find,
	focus,
	form,
	ids,
	now,
	page,
	plan,
	refresh,
	words
} from './sheet';

// Makes the form nicer where there is script: page to page without a reload, answers piped and checked while
// they are given, sent with patience. The form works whole without it: what this does not understand, the
// browser posts as it always would.

const touched = new Set<string>();
let pushed = 0;
let sending = false;
let pressed = false;
let begun = !cargo.start;

/** '' where the page carries no sentence for it: then it is for the server to say. */
const sentence = ({ code, facts, message }: Mistake): string =>
	message === undefined ? filled(words.mistakes[code] ?? '', facts) : now.say(message);

/** What is wrong on this page, by element id. */
function wrong(): Map<string, string> {
	const found = new Map<string, string>();
	const who = find<HTMLInputElement>('#who-input');
	if (who && !who.value.trim() && previousPage(now, page) === undefined) {
		found.set('who', sentence({ code: 'who_missing' }));
	}
	const mistakes = mistakesOn(now, page);
	for (const [part, id] of ids) {
		const mistake = 'kind' in part && mistakes[part.name];
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

function turn(to: number): void {
	refresh(to);
	tell('');
	scrollTo(0, 0);
	const shown = plan.pages[to];
	if (shown) find('#' + ids.get(shown))?.focus({ preventScroll: true });
}

function forward(): void {
	for (const old of every('.trouble,.note')) old.remove();
	refresh();
	const found = wrong();
	show(found);
	if (found.size) return;
	const next = nextPage(now, page);
	if (next === undefined) return void send();
	history.pushState(next, '');
	pushed++;
	turn(next);
}

function back(): void {
	if (pushed) history.back();
	else turn(previousPage(now, page) ?? page);
}

async function send(): Promise<void> {
	if (sending || !cargo.send) return;
	sending = true;
	settle(await deliver(cargo.send));
	sending = false;
}

function settle(reply: Reply): void {
	if ('to' in reply) return location.assign(reply.to);
	if ('mistakes' in reply) {
		turn(reply.page);
		return show(new Map(Object.entries(reply.mistakes)));
	}
	tell('refused' in reply ? reply.refused : reply.trouble);
	if (!('copy' in reply && reply.copy)) return;
	const text = document.createElement('textarea');
	text.readOnly = true;
	text.rows = 8;
	text.value = reply.copy;
	find('#status')?.append(text);
}

form.addEventListener('submit', (event) => {
	const button = event.submitter;
	const pressedBack = button?.id === 'back';
	if (button?.className === 'tongue') return;
	// A preview is not sent by script: the server walks it.
	if (!pressedBack && !cargo.send && nextPage(now, page) === undefined) return;
	event.preventDefault();
	if (pressedBack) back();
	else forward();
});

const questionAt = (target: EventTarget | null): string =>
	(target instanceof Element && target.closest('.question')?.id) || '';

form.addEventListener('input', ({ target }) => {
	const id = find<HTMLInputElement>('#response');
	if (!begun && cargo.start && id)
		begun = navigator.sendBeacon(cargo.start, new URLSearchParams([[id.name, id.value]]));
	behave(target);
	refresh();
	touched.add(questionAt(target));
	const found = wrong();
	for (const id of ['who', ...ids.values()]) if (complains(id)) complain(id, found.get(id) ?? '');
});

form.addEventListener('focusout', ({ target, relatedTarget }) => {
	const id = questionAt(target);
	if (!touched.has(id) || questionAt(relatedTarget) === id) return;
	// A message that appears while a finger is down would move the button from under it.
	const check = () => (pressed ? later() : complain(id, wrong().get(id) ?? ''));
	const later = () => void setTimeout(check, 150);
	later();
});
addEventListener('pointerdown', () => (pressed = true));
for (const up of ['pointerup', 'pointercancel']) addEventListener(up, () => (pressed = false));

const opened = page;
addEventListener('popstate', ({ state }) => {
	if (pushed) pushed--;
	turn(state ?? opened);
});

// From here on nothing is unseen: what the answers open is shown at once.
find('#unseen')?.remove();
every<HTMLInputElement>('[data-becomes]').forEach(become);
refresh();
