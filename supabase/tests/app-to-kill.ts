// An app that does nothing but insert, says so after each commit, and is killed by durability.test.ts.
import { openBox } from '../../src/lib/server/embedded/supabase.ts';

const [folder = '', round = '0'] = process.argv.slice(2);
try {
	const box = await openBox({ folder, empty: true });
	await box.sql`create table if not exists public.kept (round int, n int, primary key (round, n))`;
	console.log(JSON.stringify({ pid: box.database.pid() }));
	for (let n = 0; ; n++) {
		try {
			await box.database.ready();
			await box.sql`insert into public.kept values (${Number(round)}, ${n}) on conflict do nothing`;
			console.log(JSON.stringify({ n, pid: box.database.pid() }));
		} catch {
			// The server was killed under this one: nobody was told that it is kept. Again.
			n--;
		}
	}
} catch (error) {
	console.log(JSON.stringify({ refused: error instanceof Error ? error.message : String(error) }));
	process.exit(1);
}
