import type { Answer } from './tallies.server';
import { listen } from './listen.svelte';
import { Ended, Watch, type Clock, type Link } from './watch';

const clock: Clock = {
	now: () => performance.now(),
	later(run, ms) {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	}
};

const TIME_LIMIT = 15_000;
// Tokens last ten minutes. One that is older than this is not given to a channel any more.
const TOKEN_AGE = 5 * 60_000;

/** A board that moves while one looks at it. Made and started by the page that shows it. */
export class LiveBoard {
	answer: Answer;
	link: Link = $state('connecting');

	readonly #survey: string;
	readonly #url: string;
	#tokenAt = clock.now();

	/**
	 * @param first what the page was made with
	 * @param url the page's own address for the same figures as JSON
	 */
	constructor(survey: string, first: Answer, url: string) {
		this.answer = $state.raw(first);
		this.#survey = survey;
		this.#url = url;
	}

	/** Begins to watch. @returns what ends it */
	start(): () => void {
		const watch = new Watch<Answer>(() => this.#ask(), clock, {
			answer: (answer) => this.#take(answer),
			link: (link) => (this.link = link)
		});
		const end = new AbortController();
		const until = { signal: end.signal };
		document.addEventListener('visibilitychange', () => watch.visible(!document.hidden), until);
		addEventListener('online', () => watch.online(true), until);
		addEventListener('offline', () => watch.online(false), until);
		watch.start();
		watch.visible(!document.hidden);
		watch.online(navigator.onLine);
		const listening = listen(this.#survey, this.answer.listen, {
			heard: () => watch.heard(),
			deaf: () => watch.deaf(),
			hint: () => watch.hint(),
			token: () => this.#token()
		});
		return () => {
			end.abort();
			watch.stop();
			void listening.then((close) => close());
		};
	}

	async #ask(): Promise<Answer> {
		const signal = AbortSignal.timeout(TIME_LIMIT);
		const response = await fetch(this.#url, { signal, cache: 'no-store' });
		// Signed out, no longer a member, or led to the sign-in page.
		if ([401, 403, 404].includes(response.status) || response.redirected) throw new Ended();
		if (!response.ok) throw new Error(`The board answered ${response.status}.`);
		return response.json();
	}

	#take(answer: Answer): void {
		this.answer = answer;
		this.#tokenAt = clock.now();
	}

	async #token(): Promise<string> {
		if (clock.now() - this.#tokenAt < TOKEN_AGE) return this.answer.listen.token;
		// Nobody asked for a while: the tab is hidden. The figures of this answer wait until it comes back.
		const { listen } = await this.#ask();
		this.answer = { ...this.answer, listen };
		this.#tokenAt = clock.now();
		return listen.token;
	}
}
