import type { Said } from '../score';

// Moves the figures that stand in the page: asks while somebody looks, and shows what came. `blocks/Figures.svelte`.

const EVERY = 4_000;
const LONGEST = 120_000;

type Answer = Readonly<Record<string, readonly (Said | null)[]>>;

const all = [...document.querySelectorAll<HTMLElement>('[data-figures]')];
const from = all.find((one) => one.dataset['from'])?.dataset['from'];
let wait = EVERY;
let etag = '';
let timer: ReturnType<typeof setTimeout> | undefined;

const part = (root: Element, name: string) => root.querySelector<HTMLElement>(`[data-part=${name}]`);

function put(root: Element, name: string, text: string): void {
	const place = part(root, name);
	if (place && place.textContent !== text) place.textContent = text;
}

function hide(root: Element, name: string, hidden: boolean): void {
	const place = part(root, name);
	if (place) place.hidden = hidden;
}

function show(root: HTMLElement, said: Said): void {
	for (const name of ['few', 'value', 'name', 'people', 'sure', 'since'] as const)
		put(root, name, said[name]);
	hide(root, 'few', said.state !== 'few');
	hide(root, 'shown', said.state === 'few');
	hide(root, 'one', !said.value);
	const bars = root.querySelectorAll('[data-bar]');
	// Another question, or none before: the next visit draws them.
	if (bars.length !== said.bars.length) return;
	said.bars.forEach(({ n, share, width }, at) => {
		const bar = bars[at];
		if (!bar) return;
		put(bar, 'n', n);
		put(bar, 'share', share);
		bar.querySelector('rect + rect')?.setAttribute('width', `${width}%`);
	});
}

function shown(answer: Answer): void {
	for (const root of all) {
		const [block = '', at = ''] = (root.dataset['figures'] ?? '').split('/');
		const said = answer[block]?.[Number(at)];
		if (said && said.state !== 'closed') show(root, said);
	}
}

/** @returns whether it is worth asking again */
async function ask(address: string): Promise<boolean> {
	const response = await fetch(address, {
		headers: etag ? { 'if-none-match': etag } : {},
		cache: 'no-store'
	});
	if (response.status === 304) return true;
	// The door was shut, or there is no such page any more: what stands here stays as it was.
	if (!response.ok) return response.status >= 500 || response.status === 429;
	etag = response.headers.get('etag') ?? '';
	shown(await response.json());
	return true;
}

async function again(address: string): Promise<void> {
	timer = undefined;
	const more = await ask(address).then(
		(worth) => {
			wait = EVERY;
			return worth;
		},
		() => {
			wait = Math.min(LONGEST, wait * 2);
			return true;
		}
	);
	if (more) later(address);
	else document.removeEventListener('visibilitychange', look);
}

function later(address: string): void {
	if (!document.hidden) timer ??= setTimeout(() => void again(address), wait);
}

function look(): void {
	if (document.hidden) clearTimeout(timer);
	timer = undefined;
	if (from) later(from);
}

if (from) {
	document.addEventListener('visibilitychange', look);
	later(from);
}
