import type { Deeds } from './watch.ts';

export interface Sink {
	/** How many payloads went through it. */
	payloads: number;
	executed: number;
	/** Stopped by the page's policy alone. */
	blocked: number;
	serverErrors: number;
	altered: number;
}

/** What was seen, by the place where payloads were shown. */
export class Tally {
	readonly sinks: Record<string, Sink> = {};
	/** A few of each kind of trouble, to be looked at. */
	readonly examples: string[] = [];

	#sink(name: string): Sink {
		return (this.sinks[name] ??= { payloads: 0, executed: 0, blocked: 0, serverErrors: 0, altered: 0 });
	}

	/** @param missing payloads that did not come back as they were typed */
	add(name: string, payloads: number, { executed, blocked }: Deeds, missing: string[] = []): void {
		const sink = this.#sink(name);
		sink.payloads += payloads;
		sink.executed += executed.length;
		sink.blocked += blocked.length;
		sink.altered += missing.length;
		for (const one of [...executed, ...blocked, ...missing.map((text) => `altered: ${text}`)].slice(0, 2))
			if (this.examples.length < 20) this.examples.push(`${name}: ${one.slice(0, 200)}`);
	}

	status(name: string, status: number, of = ''): void {
		if (status < 500) return;
		this.#sink(name).serverErrors++;
		if (this.examples.length < 20) this.examples.push(`${name}: ${status} ${of.slice(0, 150)}`);
	}

	total(of: keyof Sink): number {
		return Object.values(this.sinks).reduce((sum, sink) => sum + sink[of], 0);
	}
}
