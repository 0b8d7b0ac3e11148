import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const isProject = (folder: string): boolean => {
	const file = path.join(folder, 'package.json');
	return fs.existsSync(file) && fs.existsSync(path.join(folder, 'supabase', 'migrations'));
};

function nearestAbove(start: string): string | undefined {
	for (let at = start; ; at = path.dirname(at)) {
		if (isProject(at)) return at;
		if (at === path.dirname(at)) return undefined;
	}
}

/**
 * The project's top folder, from which migrations, seed and the box's own SQL are read. The built product
 * lives in `build/` inside it, so the way up from this module finds it there too.
 */
export const projectRoot: string =
	nearestAbove(path.dirname(fileURLToPath(import.meta.url))) ?? nearestAbove(process.cwd()) ?? process.cwd();

/** @returns an absolute path inside the project */
export const inProject = (...parts: string[]): string => path.join(projectRoot, ...parts);
