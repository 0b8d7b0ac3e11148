import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { codeOf, Refusal } from './refusal.ts';

const run = promisify(execFile);

async function tar(...args: string[]): Promise<void> {
	try {
		await run('tar', args, { maxBuffer: 1e7 });
	} catch (error) {
		if (codeOf(error) === 'ENOENT')
			throw new Refusal('This needs the program `tar`, and it is not installed.');
		const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
		throw new Refusal(`\`tar\` failed: ${said.split('\n').slice(-3).join(' ')}`);
	}
}

/** Packs a folder's content into one file that only its owner may read: it holds keys and answers. */
export async function pack(folder: string, file: string): Promise<void> {
	const unfinished = `${file}.new`;
	fs.writeFileSync(unfinished, '', { mode: 0o600 });
	try {
		await tar('-czf', unfinished, '-C', folder, '.');
		fs.renameSync(unfinished, file);
	} finally {
		fs.rmSync(unfinished, { force: true });
	}
}

/** Unpacks a file into an empty folder; owners and rights are for the caller to set. */
export async function unpack(file: string, folder: string): Promise<void> {
	await tar('-xzf', path.resolve(file), '-C', folder, '--no-same-owner');
}

/**
 * Copies a folder while somebody writes to it.
 *
 * @param leaveOut whether an entry, named by its path inside the folder, is left out
 */
export function copyLive(from: string, to: string, leaveOut: (name: string) => boolean, name = ''): void {
	fs.mkdirSync(path.join(to, name), { recursive: true, mode: 0o700 });
	for (const entry of fs.readdirSync(path.join(from, name), { withFileTypes: true })) {
		const inside = path.posix.join(name, entry.name);
		if (leaveOut(inside)) continue;
		if (entry.isDirectory()) copyLive(from, to, leaveOut, inside);
		else if (entry.isFile())
			try {
				fs.copyFileSync(path.join(from, inside), path.join(to, inside), fs.constants.COPYFILE_FICLONE);
			} catch (error) {
				// A table that was dropped meanwhile: what is left of it is in the log that comes along.
				if (codeOf(error) !== 'ENOENT') throw error;
			}
	}
}
