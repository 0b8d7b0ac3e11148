import { announce, hosts, listen } from './hearing';
import { LOOKS } from './looks';
import { arm, remember, remembered } from './occasion';

// `<earshot-survey survey="..." mode="inline|popup|slide-in|full">`: a survey on somebody else's page. docs/embed.md
// tells its developer everything; what follows is for few bytes and a strict policy: no markup as text, no style
// attributes, nothing that is evaluated.

/** Put in front of this script by what serves it: the words of this element in the house's languages. */
declare const EARSHOT_WORDS: Record<'en' | 'zh', { survey: string; close: string }>;

const me = document.currentScript;
const script = me instanceof HTMLScriptElement ? me : null;
const { origin } = new URL(script?.src ?? location.href);

const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, facts: object, ...inside: Element[]) => {
	const element = Object.assign(document.createElement(tag), facts);
	element.append(...inside);
	return element;
};

class EarshotSurvey extends HTMLElement {
	readonly #frame = make('iframe', {});
	/** Of a popup or a slide-in. */
	#dialog?: HTMLDialogElement;
	#gone?: AbortController;
	/** Opens as soon as the survey is there. */
	#waiting = false;
	#ready = false;
	#from: Element | null = null;

	connectedCallback(): void {
		if (!this.shadowRoot) this.#build();
		hosts.set(this.#frame, this);
		if (!this.#dialog) return this.#load();
		this.#gone = new AbortController();
		arm(this, this.#gone.signal, {
			pressed: () => this.show(),
			// Nobody is interrupted for a survey that cannot be answered, or that they have closed or answered before.
			due: () => {
				this.#waiting = !remembered(this);
				if (this.#waiting) this.#load();
				this.#came();
			}
		});
	}

	disconnectedCallback(): void {
		hosts.delete(this.#frame);
		this.#gone?.abort();
	}

	/** Opens a popup or a slide-in. */
	show(): void {
		const dialog = this.#dialog;
		if (!dialog || dialog.open) return;
		this.#load();
		this.#from = document.activeElement;
		if (this.#mode === 'popup') dialog.showModal();
		// Beware: the show() of a dialog would take the focus from what somebody is typing. So its coming is said.
		else dialog.open = true;
		const said = dialog.querySelector('span');
		if (said) said.textContent = this.#frame.title;
	}

	/** Closes it. What was filled in stays, for when it is opened again. */
	close(): void {
		const within = this.shadowRoot?.activeElement;
		if (!this.#dialog?.open) return;
		this.#dialog.close();
		if (within && this.#from instanceof HTMLElement) this.#from.focus();
	}

	/** @param kind of what the survey's page has said */
	hear(kind: unknown): void {
		if (kind === 'page') this.#ready = true;
		if (kind === 'completed') remember(this, kind);
		if (kind === 'escape') this.close();
		this.#came();
	}

	get #mode(): string | null {
		return this.getAttribute('mode');
	}

	#came(): void {
		if (!this.#waiting || !this.#ready) return;
		this.#waiting = false;
		this.show();
	}

	#build(): void {
		const root = this.attachShadow({ mode: 'open' });
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(LOOKS);
		root.adoptedStyleSheets = [sheet];
		const speaks = this.closest<HTMLElement>('[lang]')?.lang ?? '';
		const words = EARSHOT_WORDS[/^zh/i.test(speaks) ? 'zh' : 'en'];
		const title = this.getAttribute('label') || words.survey;
		this.#frame.title = title;
		if (this.#mode !== 'popup' && this.#mode !== 'slide-in') return root.append(this.#frame);
		const cross = make('button', { ariaLabel: words.close, textContent: '✕' });
		const bar = make('div', {}, make('span', { role: 'status' }), cross);
		this.#dialog = make('dialog', { ariaLabel: title }, bar, this.#frame);
		cross.addEventListener('click', () => this.close());
		this.#dialog.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
		this.#dialog.addEventListener('close', () => {
			if (!remembered(this)) remember(this, 'closed');
			announce(this, 'closed');
		});
		root.append(this.#dialog);
	}

	#load(): void {
		if (this.#frame.src) return;
		const url = new URL('/s/' + this.getAttribute('survey'), origin);
		const lang = this.getAttribute('lang');
		if (lang) url.searchParams.set('lang', lang);
		for (const [name, value] of new URLSearchParams(this.getAttribute('prefill') ?? ''))
			url.searchParams.append('field.' + name, value);
		if (!this.#dialog) this.#frame.loading = 'lazy';
		this.#frame.src = url.href;
	}
}

/** `<script data-survey="...">` stands for an element of the same attributes: behind it, or at the end of the page. */
function place({ dataset }: HTMLScriptElement): void {
	const element = document.createElement('earshot-survey');
	for (const [name, value] of Object.entries(dataset)) element.setAttribute(name, value ?? '');
	if (script?.closest('body')) script.after(element);
	else document.body.append(element);
}

// Two of our scripts on one page are one.
if (!customElements.get('earshot-survey')) {
	listen(origin);
	customElements.define('earshot-survey', EarshotSurvey);
}
if (script?.dataset['survey']) {
	if (document.body) place(script);
	else addEventListener('DOMContentLoaded', () => place(script));
}
