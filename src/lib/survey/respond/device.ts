// What a browser holds of surveys: in IndexedDB, because what is written to localStorage is still only in memory
// seconds later when a browser is killed (measured in Chromium 156).

/** What is kept of one survey. */
export interface Kept {
	/** The fields of the form, as they would be posted. */
	fields: [name: string, value: string][];
	/** Milliseconds since 1970. */
	at: number;
	/** "Send" was pressed, and nobody has said yet that it arrived. */
	sending: boolean;
	/** On its way back into a page. */
	back: boolean;
}

/** In the place of answers that have arrived: which response they are, and nothing of what was said. */
export interface Sent {
	id: string;
	/** Milliseconds since 1970. */
	at: number;
}

export const isKept = (held: Kept | Sent | undefined): held is Kept => !!held && 'fields' in held;

/** Older answers belong to another time; a page that was open before others were sent is not looked for longer. */
const LONGEST = { kept: 30 * 24 * 60 * 60 * 1000, sent: 24 * 60 * 60 * 1000 };

const isOver = (held: Kept | Sent): boolean => Date.now() - held.at > LONGEST[isKept(held) ? 'kept' : 'sent'];

/**
 * One look at the store, or one change of it, that nothing comes between.
 * @returns what `act` asked for, once all of it is written
 */
export function inStore<Result>(
	mode: IDBTransactionMode,
	act: (store: IDBObjectStore) => IDBRequest<Result>
): Promise<Result> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('earshot', 1);
		opening.onupgradeneeded = () => void opening.result.createObjectStore('kept');
		opening.onerror = reject;
		opening.onsuccess = () => {
			const deed = opening.result.transaction('kept', mode, { durability: 'strict' });
			const request = act(deed.objectStore('kept'));
			deed.oncomplete = () => (resolve(request.result), opening.result.close());
			deed.onerror = deed.onabort = reject;
		};
	});
}

/** @param key of the survey */
export const drop = (key: string): Promise<unknown> => inStore('readwrite', (store) => store.delete(key));

/** @returns what is held of a survey; what has been for too long is dropped */
export async function heldOf(key: string): Promise<Kept | Sent | undefined> {
	const held = await inStore<Kept | Sent | undefined>('readonly', (store) => store.get(key));
	if (!held || !isOver(held)) return held;
	await drop(key);
	return undefined;
}

/** The answers as text to be copied, where no page has a place for them. */
export const textOf = ({ fields }: Kept): string =>
	fields
		.flatMap(([name, value]) => (/^earshot:|::$/.test(name) || !value ? [] : [`${name}: ${value}`]))
		.join('\n');
