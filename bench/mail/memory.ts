import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const MB = 1_000_000;
const OFTEN_MS = 50;

/** Memory of a process that is its own, in megabytes. */
function residentOf(pid: number): number {
	const file = `/proc/${pid}/status`;
	if (fs.existsSync(file))
		return (Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(file, 'utf8'))?.[1]) * 1024) / MB;
	const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
	return (Number(stdout) * 1024) / MB;
}

export interface Memory {
	/** Before, in megabytes. */
	base: number;
	/** The most meanwhile. */
	peak: number;
}

/** Watches the memory of a process while something happens. */
export async function watched(pid: number, happen: () => Promise<unknown>): Promise<Memory> {
	const base = residentOf(pid);
	let peak = base;
	const looking = setInterval(() => (peak = Math.max(peak, residentOf(pid))), OFTEN_MS);
	try {
		await happen();
	} finally {
		clearInterval(looking);
	}
	return { base, peak: Math.max(peak, residentOf(pid)) };
}
