import { launch, people } from './mail/campaign.ts';
import { compare, type Found } from './mail-faults/compare.ts';
import { marksFirst, namesNobody, type Damage } from './mail-faults/damage.ts';
import { openProject, type Project } from './mail-faults/hosted.ts';
import { Worker } from './mail-faults/worker.ts';
import { options, tell, throwAway } from './product.ts';

// A campaign goes out while those who send it are killed again and again, at random moments of their sending, and
// started anew. Then each recipient's copies are counted where they arrived: none is missing, and who has two is among
// the uncertain ones that the product names. The controls take away what keeps it so, one after the other, and must
// report losses and unnamed doubles.

const {
	recipients = 10_000,
	kills = 500,
	workers = 2
} = options({ recipients: 10_000, kills: 500, workers: 2 });

/** For how long a worker holds what it took: nobody is to wait long for what a killed one held. */
const LEASE_MS = 2_000;
/** A child that hands nothing over for so long has nothing left. */
const IDLE_MS = 8_000;
const STARTS_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 300_000;

const sleep = (ms: number) => new Promise((next) => setTimeout(next, ms));

/** How many letters have not found their end. */
const open = async ({ box }: Project): Promise<number> =>
	Number(
		(
			await box.sql`select count(*) as n from public.outbox
				where campaign_id is not null and state in ('waiting', 'claimed', 'begun')`
		)[0]?.n
	);

interface Plan {
	recipients: number;
	kills: number;
	workers: number;
	/** A guard that is taken away. */
	damage?: Damage;
}

interface Tally {
	kills: number;
	wanted: number;
}

/** Starts one again and again, and kills it while it sends. */
async function torment(worker: Worker, project: Project, tally: Tally, each: number): Promise<void> {
	await worker.start();
	for (let late = false; tally.kills < tally.wanted && !late;) {
		late = !(await worker.hands(1, STARTS_WITHIN_MS));
		if (late) break;
		// From the first letter on, at a moment that no step of sending is safe from.
		await worker.hands(1 + Math.floor(Math.random() * 2 * each), IDLE_MS);
		await sleep(Math.random() * 30);
		if (tally.kills >= tally.wanted || !(await open(project))) break;
		await worker.kill();
		tally.kills++;
		if (tally.kills % 25 === 0)
			tell(`${tally.kills} of ${tally.wanted} kills, ${await open(project)} letters to go`);
		await worker.start();
	}
}

async function untilSent(project: Project): Promise<void> {
	for (const began = Date.now(); await open(project); await sleep(250))
		if (Date.now() - began > ENDS_WITHIN_MS) return tell('letters are left that nobody sends');
}

async function run(plan: Plan): Promise<Found & { kills: number }> {
	const { folder, remove } = throwAway();
	const project = await openProject(folder);
	const team: Worker[] = [];
	try {
		await people(project.box.sql, plan.recipients);
		await plan.damage?.(project);
		const { campaign } = await launch(project.box.sql, 'Killed');
		const environment = {
			...project.environment,
			EARSHOT_LEASE_MS: String(LEASE_MS),
			// Half of a start is reading programs.
			NODE_COMPILE_CACHE: `${folder}/compiled`
		};
		for (let n = 0; n < plan.workers; n++) team.push(await Worker.open(environment));
		const tally = { kills: 0, wanted: plan.kills };
		// Kills are spread over the whole campaign; some letters are left for after the last.
		const each = Math.max(1, Math.floor((plan.recipients / plan.kills) * 0.75));
		await Promise.all(team.map((worker) => torment(worker, project, tally, each)));
		await untilSent(project);
		const mailboxes = team.map(({ mailbox }) => mailbox);
		return { kills: tally.kills, ...(await compare(project, campaign, mailboxes)) };
	} finally {
		await Promise.all(team.map((worker) => worker.close()));
		await project.stop();
		remove();
	}
}

const counts = await run({ recipients, kills, workers });
const few = { recipients: Math.min(recipients, 400), kills: Math.min(kills, 12), workers };
tell('control: what a killed worker was handing over counts as never begun');
const { doubled, unnamed } = await run({ ...few, damage: namesNobody });
tell('control: a letter counts as sent before it is handed over');
const { missing } = await run({ ...few, damage: marksFirst });
console.log(JSON.stringify({ bench: 'mail-faults', counts, control: { doubled, unnamed, missing } }));
