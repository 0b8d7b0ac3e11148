// What a survey's page says to the page around it, and how that page hears it. Runs on the host's page.

/** What a survey's page may say (`respond/framed.ts`): how it lies and how far somebody is. Answers never leave it. */
export interface Said {
	kind: unknown;
	/** In pixels; 0 where it is none. */
	height: number;
	page: number;
	pages: number;
}

/** Beyond this, in pixels, no survey goes: what claims more is not ours. */
const TALLEST = 1e5;

const whole = (value: unknown): number =>
	typeof value === 'number' && value > 0 && value < TALLEST ? Math.ceil(value) : 0;

/** @param data of a message, as anybody may have posted it */
export function saidIn(data: unknown): Said {
	const { earshot, height, page, pages } = Object(data);
	return { kind: earshot, height: whole(height), page: whole(page), pages: whole(pages) };
}

/** Frames of elements, which stand in shadow trees where the document does not find them. */
export const hosts = new Map<HTMLIFrameElement, Element & { hear(kind: unknown): void }>();
const pageOf = new WeakMap<Element, number>();

/** Tells the host's page, at the element or the plain iframe that the survey stands in. */
export const announce = (at: Element, name: unknown, detail?: object): boolean =>
	at.dispatchEvent(new CustomEvent('earshot:' + name, { bubbles: true, detail }));

/**
 * Listens to the surveys on this page. Beware: any window may post here, and any frame may lead elsewhere, so what
 * counts has both come from our origin and from a window of a frame that we know.
 */
export function listen(origin: string): void {
	const plain = () =>
		[...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(origin + '/s/'));
	addEventListener('message', (event) => {
		const frame = [...hosts.keys(), ...plain()].find((one) => one.contentWindow === event.source);
		if (event.origin === origin && frame) hear(frame, saidIn(event.data));
	});
	// A frame that was there before us has spoken already, and speaks again when its height changes.
	for (const frame of plain()) frame.style.height = frame.offsetHeight - 1 + 'px';
}

function hear(frame: HTMLIFrameElement, { kind, height, page, pages }: Said): void {
	const host = hosts.get(frame);
	const at = host ?? frame;
	if (height) frame.style.height = height + 'px';
	if (kind === 'started' || kind === 'completed') announce(at, kind);
	const before = pageOf.get(at);
	if (page && page !== before) {
		pageOf.set(at, page);
		if (!before) announce(at, 'ready');
		// The next page begins at its top, which may be far above what is seen of a long one.
		else if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
		announce(at, 'page', { page, pages });
	}
	host?.hear(kind);
}
