import fs from 'node:fs';

/** Who Postgres runs as. Empty: as whoever runs the app. */
export type Owner = { uid?: number; gid?: number };

// Postgres refuses to run as root, so that a hole in it is not a hole in the machine. 65534 is `nobody` wherever
// there is one; initdb insists that the user has a name.
const NOBODY = { uid: 65534, gid: 65534 };

/** @returns whether this process is root on a system that has one */
export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * @param cluster the folder that holds (or will hold) Postgres' own files
 * @returns who must run Postgres there: as root, whoever the files belong to already, else nobody
 */
export function ownerOf(cluster: string): Owner {
	if (!isRoot()) return {};
	const found = fs.statSync(cluster, { throwIfNoEntry: false });
	return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY;
}

/** Gives a folder to Postgres' user; nothing to do when that is us. */
export function give(folder: string, owner: Owner): void {
	if (owner.uid !== undefined && owner.gid !== undefined) fs.chownSync(folder, owner.uid, owner.gid);
}
