import type { Browser, CDPSession } from 'playwright-core';
import { slowPage } from '../browser.ts';

/** What one visit to a page cost. */
export interface Visit {
	/** Of the bodies, compressed as they came, of all that was asked for until the first answer was given; `wire` with the responses' headers. */
	bytes: number;
	wire: number;
	byKind: Record<string, number>;
	requests: number;
	/** What was asked for afterwards: because of the answer, or because nobody waited for it. */
	afterwards: { requests: number; bytes: number };
	/** From the start of the navigation until the first answer stands on the screen, and stays. */
	answerableMs: number;
	/** When its first byte came, its last, and when its first content was painted. */
	firstByteMs: number;
	lastByteMs: number;
	firstPaintMs: number;
	/** What the main thread worked until a second after everything had loaded. */
	mainThreadMs: number;
	heapBytes: number;
}

const PATIENCE = 60_000;

/** Opens the address as somebody with a slow phone would who wants to answer at once. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
	const { page, cdp } = await slowPage(browser);
	try {
		const wire = weigh(cdp);
		await page.addInitScript(answerFirst);
		await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
		await page.waitForFunction(() => Reflect.get(window, 'settled') === true, undefined, {
			timeout: PATIENCE,
			polling: 200
		});
		const times = await page.evaluate(() => {
			const [navigation] = performance.getEntriesByType('navigation');
			const paint = performance.getEntriesByName('first-contentful-paint')[0];
			return {
				givenMs: Number(Reflect.get(window, 'given')),
				answerableMs: Number(Reflect.get(window, 'answered')),
				firstByteMs: Number(navigation && Reflect.get(navigation, 'responseStart')),
				lastByteMs: Number(navigation && Reflect.get(navigation, 'responseEnd')),
				firstPaintMs: paint?.startTime ?? NaN
			};
		});
		const { metrics } = await cdp.send('Performance.getMetrics');
		const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
		return {
			...wire(times.givenMs),
			...times,
			mainThreadMs: metric('TaskDuration') * 1000,
			heapBytes: metric('JSHeapUsedSize')
		};
	} finally {
		await page.context().close();
	}
}

/** One request, its times in milliseconds since the first one began. */
interface Asked {
	kind: string;
	at: number;
	head: number;
	wire: number;
}

type Weight = Pick<Visit, 'bytes' | 'wire' | 'byKind' | 'requests' | 'afterwards'>;

/** Counts what comes through the wire from now on. @returns what was asked for in the first `until` milliseconds */
function weigh(cdp: CDPSession): (until: number) => Weight {
	const all = new Map<string, Asked>();
	let began: number | undefined;
	// A beacon follows an answer: none waits for it.
	cdp.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp }) => {
		if (!/^https?:/.test(request.url) || type === 'Ping') return;
		began ??= timestamp;
		all.set(requestId, { kind: '', at: (timestamp - began) * 1000, head: 0, wire: 0 });
	});
	cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
		const kind = type === 'Stylesheet' ? 'style' : type.toLowerCase();
		Object.assign(all.get(requestId) ?? {}, { kind, head: response.encodedDataLength });
	});
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		Object.assign(all.get(requestId) ?? {}, { wire: encodedDataLength });
	});
	return (until) => weightOf([...all.values()], until);
}

function weightOf(all: Asked[], until: number): Weight {
	const [before, after] = [all.filter(({ at }) => at <= until), all.filter(({ at }) => at > until)];
	const byKind: Record<string, number> = {};
	for (const { kind, wire, head } of before) byKind[kind] = (byKind[kind] ?? 0) + wire - head;
	const sum = (some: Asked[], of: (one: Asked) => number) => some.reduce((total, one) => total + of(one), 0);
	const body = ({ wire, head }: Asked) => wire - head;
	return {
		bytes: sum(before, body),
		wire: sum(before, ({ wire }) => wire),
		byKind,
		requests: before.length,
		afterwards: { requests: after.length, bytes: sum(after, body) }
	};
}

/**
 * Runs in the page, before anything of it. As soon as there is a field to answer in that is on the screen, it is
 * answered: a letter typed into a text, a choice or a button of a scale clicked. `answered` is the time at which
 * that stood painted; a page that takes it away again while it loads is not answerable before.
 */
function answerFirst(): void {
	const FIELDS =
		'form textarea, form select, form input:not([type=hidden],[type=submit],[type=button],[type=checkbox][hidden]), #survey textarea, #survey input';
	let settledAt = Infinity;
	let field: HTMLElement | null = null;

	const onScreen = (one: HTMLElement) => {
		const box = (one.closest('label') ?? one).getBoundingClientRect();
		return box.width > 0 && box.height > 0 && one.checkVisibility({ visibilityProperty: true });
	};
	const first = () =>
		[...document.querySelectorAll<HTMLElement>(FIELDS)].find(
			(one) => !one.closest('[hidden],[aria-hidden=true]') && onScreen(one)
		) ?? null;
	const holds = (one: HTMLElement | null) =>
		!!one?.isConnected &&
		(one instanceof HTMLInputElement && /radio|checkbox/.test(one.type)
			? one.checked
			: Reflect.get(one, 'value') === 'a');
	const answer = (one: HTMLElement) => {
		if (one instanceof HTMLInputElement && /radio|checkbox/.test(one.type)) return one.click();
		one.focus({ preventScroll: true });
		if (one instanceof HTMLSelectElement) one.selectedIndex = one.options.length - 1;
		else document.execCommand('insertText', false, 'a');
	};
	const frame = () => {
		if (!holds(field)) {
			Reflect.set(window, 'answered', NaN);
			field = first();
			if (field) {
				Reflect.set(window, 'given', performance.now());
				answer(field);
			}
		} else if (Number.isNaN(Reflect.get(window, 'answered'))) {
			// A frame later: what was answered in the last one has been painted.
			Reflect.set(window, 'answered', performance.now());
		}
		if (performance.now() > settledAt && holds(field)) Reflect.set(window, 'settled', true);
		else requestAnimationFrame(frame);
	};
	Reflect.set(window, 'answered', NaN);
	addEventListener('load', () => (settledAt = performance.now() + 1000));
	requestAnimationFrame(frame);
}
