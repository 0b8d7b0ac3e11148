import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, Refusal } from './refusal.ts';

/** What proves who somebody is to the box. Made once for each data folder, and nowhere else. */
export type Keys = {
	/** Signs sessions and listening tokens (HS256). */
	jwt: string;
	/** Names the project to the browser; carries no right of its own. */
	publishable: string;
	/** The house's own key: row-level security does not apply. Never leaves the server. */
	secret: string;
	/** Postgres' password, where it listens on loopback. */
	postgres: string;
};

const random = (): string => randomBytes(32).toString('base64url');

const make = (): Keys => ({
	jwt: random(),
	publishable: `sb_publishable_${random()}`,
	secret: `sb_secret_${random()}`,
	postgres: random()
});

function parse(text: string, file: string): Keys {
	const found: unknown = JSON.parse(text);
	const read = (name: keyof Keys): string => {
		const value =
			found && typeof found === 'object' && Object.entries(found).find(([key]) => key === name)?.[1];
		if (typeof value !== 'string' || value.length < 32)
			throw new Refusal(`${file} lacks "${name}". Restore it from a backup.`);
		return value;
	};
	return {
		jwt: read('jwt'),
		publishable: read('publishable'),
		secret: read('secret'),
		postgres: read('postgres')
	};
}

/** @returns the keys of a data folder, made on first use and readable by nobody else (mode 600) */
export function keysOf(folder: string): Keys {
	const file = path.join(folder, 'keys.json');
	const draft = path.join(folder, `keys.${random()}.new`);
	try {
		if (!fs.existsSync(file)) {
			fs.writeFileSync(draft, JSON.stringify(make(), null, '\t'), { mode: 0o600, flush: true });
			// A link refuses to overwrite: of two that start at once, the first one's keys count.
			fs.linkSync(draft, file);
		}
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') throw error;
	} finally {
		fs.rmSync(draft, { force: true });
	}
	return parse(fs.readFileSync(file, 'utf8'), file);
}
