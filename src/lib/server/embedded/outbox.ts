import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A letter as it leaves the house. */
export type Letter = {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** Who it is from, where that is not who all letters are from. */
	from?: string;
	/** Of the headers, those that a person may want to see: `List-Unsubscribe`. */
	headers?: Readonly<Record<string, string>>;
};

/** A letter that stayed in the box, because there is no mail server to hand it to. */
export type KeptLetter = Letter & { id: string; sent: string };

export type Outbox = {
	keep(letter: Letter): void;
	/** @returns the kept letters, newest first */
	list(): KeptLetter[];
	/** @returns one letter, or undefined when there is none of that id */
	read(id: string): KeptLetter | undefined;
	/** Throws these away. */
	forget(ids: readonly string[]): void;
};

const NEWEST = 500;
const ID = /^\d{15}-[0-9a-f]{12}$/;

/** @param folder where letters are kept, one file each, the newest 500 */
export function openOutbox(folder: string): Outbox {
	const ids = (): string[] =>
		fs.existsSync(folder)
			? fs
					.readdirSync(folder)
					.map((file) => path.basename(file, '.json'))
					.filter((id) => ID.test(id))
					.sort()
					.reverse()
			: [];
	const fileOf = (id: string): string => path.join(folder, `${id}.json`);
	const load = (id: string): KeptLetter => JSON.parse(fs.readFileSync(fileOf(id), 'utf8'));
	return {
		keep(letter) {
			// Letters hold links that sign people in: nobody else on the machine may read them.
			fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
			const now = Date.now();
			const id = `${String(now).padStart(15, '0')}-${randomBytes(6).toString('hex')}`;
			const kept: KeptLetter = { ...letter, id, sent: new Date(now).toISOString() };
			fs.writeFileSync(`${fileOf(id)}.new`, JSON.stringify(kept), { mode: 0o600 });
			fs.renameSync(`${fileOf(id)}.new`, fileOf(id));
			for (const old of ids().slice(NEWEST)) fs.rmSync(fileOf(old), { force: true });
		},
		list: () => ids().map(load),
		read: (id) => (ID.test(id) && fs.existsSync(fileOf(id)) ? load(id) : undefined),
		forget(ids) {
			for (const id of ids) if (ID.test(id)) fs.rmSync(fileOf(id), { force: true });
		}
	};
}
