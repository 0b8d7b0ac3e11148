/** Seconds, said in docs/embed.md and on the share page too. */
export const KIOSK = {
	/** Without a touch in the middle of a survey, until the page asks whether somebody is still there. */
	idle: 90,
	/** Until it begins anew without an answer to that. */
	asked: 20,
	/** That the thanks stay. */
	thanks: 10
};

const SECOND = 1000;
/** Between two looks at whether the server can be reached again. */
const AGAIN = 5 * SECOND;

/**
 * What a page does on a device that many use one after the other (`/s/<slug>?kiosk=1`, where the owner allows it).
 * @param around the element that `Around.svelte` draws: `data-kiosk` is the address of a fresh survey
 */
export function kiosk(around: HTMLElement): void {
	const fresh = around.dataset['kiosk'];
	if (!fresh) return;
	const begin = () => void startOver(fresh);
	addEventListener('click', (event) => {
		if (!(event.target instanceof Element) || !event.target.closest('[data-again]')) return;
		event.preventDefault();
		begin();
	});
	// A browser may bring back a page from memory, with all that was filled in.
	addEventListener('pageshow', ({ persisted }) => persisted && begin());
	const dialog = around.querySelector('dialog');
	if (dialog) attend(dialog, begin);
	else countDown(document, KIOSK.thanks, begin);
}

// Here, not in a style sheet: that would travel with every page of everybody.
const LOOKS = {
	maxWidth: 'min(32rem, 100% - 2rem)',
	border: '1px solid var(--line)',
	borderRadius: 'var(--radius-surface)',
	background: 'var(--paper-raised)',
	color: 'var(--ink)',
	boxShadow: 'var(--shadow)'
};

/** Waits for whoever fills in, asks after them, and begins anew where nobody says a word. */
function attend(dialog: HTMLDialogElement, begin: () => void): void {
	let idle: ReturnType<typeof setTimeout> | undefined;
	let stop = () => {};
	Object.assign(dialog.style, LOOKS);
	const ask = () => {
		// What is on its way to the server holds the page, here as at the closing of a tab.
		if (!dispatchEvent(new Event('beforeunload', { cancelable: true }))) return touched();
		dialog.showModal();
		stop = countDown(dialog, KIOSK.asked, begin);
	};
	const touched = () => {
		stop();
		dialog.close();
		clearTimeout(idle);
		idle = setTimeout(ask, KIOSK.idle * SECOND);
	};
	for (const touch of ['pointerdown', 'keydown', 'input', 'scroll'])
		addEventListener(touch, (event) => {
			// A press on "Start again" is no sign of staying.
			if (!(event.target instanceof Element && event.target.closest('[data-again]'))) touched();
		});
}

/** Shows the seconds that are left, and says nothing of each: a screen reader hears the sentence once. @returns stops it */
function countDown(root: ParentNode, seconds: number, then: () => void): () => void {
	const shown = root.querySelector('[data-seconds]');
	const end = Date.now() + seconds * SECOND;
	const timer = setInterval(() => {
		// By the clock: a device that slept has not been waiting.
		const left = Math.ceil((end - Date.now()) / SECOND);
		if (shown) shown.textContent = String(Math.max(left, 0));
		if (left > 0) return;
		clearInterval(timer);
		then();
	}, SECOND / 4);
	return () => clearInterval(timer);
}

/**
 * Puts a fresh survey in the place of this page, so that "back" brings nothing of it. Without a network the page is
 * cleared and waits: an error page of the browser would be the end of a kiosk.
 */
async function startOver(fresh: string): Promise<void> {
	const main = document.querySelector('main');
	if (main) main.hidden = true;
	document.querySelector('form')?.reset();
	while (
		!(await fetch('/health', { cache: 'no-store' }).then(
			({ ok }) => ok,
			() => false
		))
	)
		await new Promise((resolve) => setTimeout(resolve, AGAIN));
	location.replace(fresh);
}
