import { compare, type Found } from './faults/compare.ts';
import { browserKill, goOffline, survey, type Wrote } from './faults/phones.ts';
import { wireTo, type Wire } from './faults/proxy.ts';
import { Stream } from './faults/stream.ts';
import { database, freePort, options, postgresOf, startProduct, tell, throwAway } from './product.ts';
import type { Product } from './product.ts';
import { Sender } from './respondent.ts';

// What goes wrong on the way of an answer, in turn, during a stream of answers: the app is killed, its Postgres is,
// replies get lost on their way back, somebody's browser is killed while they write, go on or send, somebody is
// offline while they send. Every answer is sent again, under the same id, until the server has said that it is kept.
// Then: none lost, none double, none altered. The control takes the id's uniqueness away and must report doubles, and
// takes what keeps answers on the device away and must report losses.

const { faults = 20, clients = 10 } = options({ faults: 20, clients: 10 });

const KINDS = ['appKills', 'droppedReplies', 'postgresKills', 'browserKills', 'offline'] as const;
type Kind = (typeof KINDS)[number];
type Counted = Found & Record<Kind, number> & { faults: number; replies: number };

/** What is to go wrong, and which guards are off. */
interface Plan {
	count: number;
	kinds: readonly Kind[];
	/** An id is one response. */
	unique: boolean;
	/** A device keeps answers while they are given. */
	keeper: boolean;
}

/** What it goes wrong with. */
interface Scene {
	data: string;
	port: number;
	product: Product;
	link: string;
	wire: Wire;
	stream: Stream;
	wrote: Wrote[];
	done: Record<Kind, number>;
}

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

const HAPPEN: Record<Kind, (scene: Scene, plan: Plan) => Promise<unknown>> = {
	async appKills(scene) {
		scene.product.process.kill('SIGKILL');
		await scene.product.gone;
		scene.product = await startProduct(scene.data, scene.port);
	},
	postgresKills: async ({ data }) => process.kill(postgresOf(data).pid, 'SIGKILL'),
	async droppedReplies({ wire }) {
		wire.drops = true;
		await some(100, 600);
		wire.drops = false;
	},
	browserKills: async ({ link, wrote, done }, { keeper }) =>
		wrote.push(await browserKill(link, done.browserKills, keeper)),
	offline: async ({ link, wrote, done }) => wrote.push(await goOffline(link, done.offline))
};

/** Lets it all happen, each kind in its turn. */
async function play(scene: Scene, plan: Plan): Promise<void> {
	for (let n = 0; n < plan.count; n++) {
		await some(300, 1200);
		const kind = plan.kinds[n % plan.kinds.length] ?? 'appKills';
		await HAPPEN[kind](scene, plan);
		await scene.stream.flows(clients);
		scene.done[kind]++;
		tell(`${n + 1} of ${plan.count}: ${kind}, ${scene.stream.sent.size} acknowledged`);
	}
	await scene.stream.end();
}

/** @throws if it could not be measured */
async function run(plan: Plan): Promise<Counted> {
	const { folder: data, remove } = throwAway();
	const port = await freePort();
	const product = await startProduct(data, port);
	if (!plan.unique) await withoutUniqueness(data);
	const link = product.url + (await survey(product.url));
	const wire = await wireTo(port);
	const sender = new Sender(wire.url, clients * 2, product.url);
	const stream = new Stream(sender, clients);
	const done = { appKills: 0, droppedReplies: 0, postgresKills: 0, browserKills: 0, offline: 0 };
	const scene: Scene = { data, port, product, link, wire, stream, wrote: [], done };
	try {
		await play(scene, plan);
		const found = await compare(data, stream.sent, scene.wrote);
		return { faults: plan.count, ...found, ...done, replies: wire.dropped };
	} finally {
		stream.abandon();
		sender.close();
		wire.close();
		await scene.product.stop();
		remove();
	}
}

const counts = await run({ count: faults, kinds: KINDS, unique: true, keeper: true });
tell('control: the same with the uniqueness of ids taken away, and with devices that keep nothing');
const kinds = ['appKills', 'droppedReplies', 'browserKills'] as const;
const count = Math.min(Math.max(faults, kinds.length), 8);
const { acknowledged, doubled, lost } = await run({ count, kinds, unique: false, keeper: false });
console.log(JSON.stringify({ bench: 'faults', counts, control: { acknowledged, doubled, lost } }));
