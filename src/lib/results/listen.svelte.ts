/** What it takes to hear a board's hints: good for listening to one topic, and for nothing else. */
export interface Listen {
	/** Of the Realtime server; relative when it is our own. */
	url: string;
	/** A public name, no right. */
	key: string;
	token: string;
}

export interface Ear {
	/** The channel is open (again). */
	heard(): void;
	/** It is not, for now. */
	deaf(): void;
	hint(): void;
	/** A token that is good for some minutes yet. */
	token(): Promise<string>;
}

// The server closes a channel whose token has run out, and nobody opens it again but us.
const REOPEN = 1_000;

/**
 * Opens the private channel `board:<survey>` and keeps it open.
 *
 * @returns what closes it
 */
export async function listen(survey: string, { url, key }: Listen, ear: Ear): Promise<() => void> {
	const { RealtimeClient } = await import('@supabase/supabase-js');
	const client = new RealtimeClient(socket(url), {
		params: { apikey: key },
		// Asked on connecting and with every heartbeat, so that the token never runs out while we listen.
		accessToken: () => ear.token()
	});
	let closed = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const open = async () => {
		await client.setAuth();
		if (closed) return;
		const channel = client.channel(`board:${survey}`, { config: { private: true } });
		channel.on('broadcast', { event: 'changed' }, () => ear.hint());
		channel.subscribe((status) => {
			if (closed) return;
			if (status === 'SUBSCRIBED') return ear.heard();
			ear.deaf();
			if (status === 'CLOSED') timer = setTimeout(() => void open(), REOPEN);
		});
	};
	await open();
	return () => {
		closed = true;
		clearTimeout(timer);
		void client.disconnect();
	};
}

// https becomes wss, for a path of our own as well.
const socket = (url: string): string => {
	const [to, here] = [url, location.href].map((one) => one.replace(/^http/, 'ws'));
	return new URL(to ?? '', here).href;
};
