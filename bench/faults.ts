import { compare, type Found } from './faults/compare.ts';
import { browserKill, goOffline, keeps, survey } from './faults/device.ts';
import { wireTo } from './faults/proxy.ts';
import { Stream } from './faults/stream.ts';
import { database, freePort, options, postgresOf, startProduct, tell, throwAway } from './product.ts';
import { Sender } from './respondent.ts';

// What goes wrong on the way of an answer, in turn, during a stream of answers: the app is killed, its Postgres is,
// replies get lost on their way back, somebody's browser is killed while they write, somebody is offline while they
// send. Every answer is sent again, under the same id, until the server has said that it is kept. Then: none lost,
// none double, none altered. The control takes the id's uniqueness away and must report doubles.

const { faults = 20, clients = 10 } = options({ faults: 20, clients: 10 });

type Kind = 'appKills' | 'postgresKills' | 'droppedReplies' | 'browserKills' | 'offline';
type Counted = Found & Record<Kind, number> & { faults: number; replies: number };

/** Takes away what makes an id one response, to see that the bench would notice. */
async function withoutUniqueness(data: string): Promise<void> {
	const sql = database(data);
	const [row] = await sql`select pg_get_functiondef('public.submit_responses(jsonb)'::regprocedure) as text`;
	const text = String(row?.text)
		.replace(/on conflict \(id\) do nothing/i, '')
		.replace(/and not exists \(select 1 from public\.responses r where r\.id = i\.id\)/i, '');
	await sql.unsafe(text);
	await sql`alter table public.responses drop constraint responses_pkey`;
	await sql`create index on public.responses (id)`;
	await sql.end();
}

const some = (least: number, most: number) =>
	new Promise((next) => setTimeout(next, least + Math.random() * (most - least)));

async function run(
	count: number,
	kinds: Kind[],
	prepare?: (data: string) => Promise<void>
): Promise<Counted> {
	const data = throwAway();
	const port = await freePort();
	let product = await startProduct(data.folder, port);
	if (prepare) await prepare(data.folder);
	const link = product.url + (await survey(product.url));
	const phones = kinds.includes('browserKills') && (await keeps(link));
	if (kinds.includes('browserKills') && !phones)
		tell(
			'The page does not keep answers on the device (form#survey has no data-keeps): browsers are not killed.'
		);
	const happening = kinds.filter((kind) => kind !== 'browserKills' || phones);
	const wire = await wireTo(port);
	const sender = new Sender(wire.url, clients * 2, product.url);
	const stream = new Stream(sender, clients);
	const markers: string[] = [];
	const done = { appKills: 0, postgresKills: 0, droppedReplies: 0, browserKills: 0, offline: 0 };
	const happen: Record<Kind, () => Promise<unknown>> = {
		async appKills() {
			product.process.kill('SIGKILL');
			await product.gone;
			product = await startProduct(data.folder, port);
		},
		postgresKills: async () => process.kill(postgresOf(data.folder).pid, 'SIGKILL'),
		async droppedReplies() {
			wire.drops = true;
			await some(100, 600);
			wire.drops = false;
		},
		browserKills: async () => markers.push((await browserKill(link)).marker),
		offline: async () => markers.push((await goOffline(link)).marker)
	};
	let total = 0;
	try {
		for (; total < count; total++) {
			await some(300, 1200);
			const kind = happening[total % happening.length] ?? 'appKills';
			await happen[kind]();
			await stream.flows(clients);
			done[kind]++;
			tell(`${total + 1} of ${count}: ${kind}, ${stream.sent.size} acknowledged`);
		}
	} finally {
		wire.drops = false;
		await stream.end();
	}
	const found = await compare(data.folder, stream.sent, markers);
	sender.close();
	wire.close();
	await product.stop();
	data.remove();
	return { ...found, faults: total, ...done, replies: wire.dropped };
}

const counts = await run(faults, ['appKills', 'droppedReplies', 'postgresKills', 'browserKills', 'offline']);
tell('control: the same with the uniqueness of ids taken away');
const control = await run(Math.min(faults, 8), ['appKills', 'droppedReplies'], withoutUniqueness);
console.log(
	JSON.stringify({
		bench: 'faults',
		counts,
		control: { doubled: control.doubled, acknowledged: control.acknowledged }
	})
);
