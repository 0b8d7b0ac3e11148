import { describe, expect, it } from 'vitest';
import { LONGEST_WAIT, PAUSE, Saving, TRIES, type SaveAnswer } from './saving';

/** A server, a clock, a network and a drawer that a test moves by hand. */
function bench(document = 'a', revision = 1) {
	let now = 0;
	let timers: { at: number; run: () => void }[] = [];
	const sent: { document: string; revision: number; answer: (answer: SaveAnswer) => Promise<void> }[] = [];
	const states: string[] = [];
	let drawer: { document: string; revision: number } | undefined;
	let online = true;
	const saving: Saving = new Saving(document, revision, {
		send: (document, revision) =>
			new Promise((resolve) =>
				sent.push({
					document,
					revision,
					answer: async (answer) => {
						resolve(answer);
						await Promise.resolve();
						await Promise.resolve();
					}
				})
			),
		after(ms, run) {
			const timer = { at: now + ms, run };
			timers.push(timer);
			return () => (timers = timers.filter((other) => other !== timer));
		},
		online: () => online,
		keep: (document, revision) => (drawer = { document, revision }),
		drop: () => (drawer = undefined),
		changed: () => states.push(saving.state)
	});
	return {
		sent,
		saving,
		states,
		kept: () => drawer?.document,
		network(there: boolean) {
			online = there;
			saving.networkChanged();
		},
		pass(ms: number) {
			const until = now + ms;
			for (;;) {
				const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
				if (!next) break;
				now = next.at;
				timers = timers.filter((timer) => timer !== next);
				next.run();
			}
			now = until;
		},
		async answer(answer: SaveAnswer) {
			const last = sent.at(-1);
			if (!last) throw new Error('nothing was sent');
			await last.answer(answer);
		}
	};
}

type Bench = ReturnType<typeof bench>;
type Step =
	| ['change', string]
	| ['pass', number]
	| ['answer', SaveAnswer]
	| ['network', boolean]
	| ['flush']
	| ['take', string, number];

async function play(b: Bench, steps: Step[]) {
	for (const step of steps) {
		if (step[0] === 'change') b.saving.change(step[1]);
		else if (step[0] === 'pass') b.pass(step[1]);
		else if (step[0] === 'answer') await b.answer(step[1]);
		else if (step[0] === 'flush') b.saving.flush();
		else if (step[0] === 'take') b.saving.take(step[1], step[2]);
		else b.network(step[1]);
	}
}

const saved = (revision: number): Step => ['answer', { kind: 'saved', revision }];
const failed: Step = ['answer', { kind: 'failed' }];
const stale = (revision: number, document: string): Step => ['answer', { kind: 'stale', revision, document }];

const STORIES: {
	story: string;
	steps: Step[];
	sent: [document: string, revision: number][];
	state: string;
	revision: number;
	kept: string | undefined;
}[] = [
	{
		story: 'nothing changed, nothing is sent',
		steps: [
			['change', 'a'],
			['pass', 60_000]
		],
		sent: [],
		state: 'saved',
		revision: 1,
		kept: undefined
	},
	{
		story: 'a change is saved after a pause',
		steps: [['change', 'b'], ['pass', PAUSE], saved(2)],
		sent: [['b', 1]],
		state: 'saved',
		revision: 2,
		kept: undefined
	},
	{
		story: 'before the pause is over it is kept here',
		steps: [
			['change', 'b'],
			['pass', PAUSE - 1]
		],
		sent: [],
		state: 'unsaved',
		revision: 1,
		kept: 'b'
	},
	{
		story: 'several changes in a row are one save, of the newest',
		steps: [['change', 'b'], ['pass', 500], ['change', 'c'], ['pass', PAUSE], saved(2)],
		sent: [['c', 1]],
		state: 'saved',
		revision: 2,
		kept: undefined
	},
	{
		story: 'a change that is taken back is not sent',
		steps: [
			['change', 'b'],
			['change', 'a'],
			['pass', 60_000]
		],
		sent: [],
		state: 'saved',
		revision: 1,
		kept: undefined
	},
	{
		story: 'one save at a time: the next waits for the answer and carries its revision',
		steps: [
			['change', 'b'],
			['pass', PAUSE],
			['change', 'c'],
			['pass', 60_000],
			saved(2),
			['pass', PAUSE],
			saved(3)
		],
		sent: [
			['b', 1],
			['c', 2]
		],
		state: 'saved',
		revision: 3,
		kept: undefined
	},
	{
		story: 'what was changed during a save stays kept until its own save',
		steps: [['change', 'b'], ['pass', PAUSE], ['change', 'c'], saved(2)],
		sent: [['b', 1]],
		state: 'unsaved',
		revision: 2,
		kept: 'c'
	},
	{
		story: 'back to the old text during a save is saved again, since the server has the new one',
		steps: [['change', 'b'], ['pass', PAUSE], ['change', 'a'], saved(2), ['pass', PAUSE], saved(3)],
		sent: [
			['b', 1],
			['a', 2]
		],
		state: 'saved',
		revision: 3,
		kept: undefined
	},
	{
		story: 'a failed save is tried again with the newest',
		steps: [['change', 'b'], ['pass', PAUSE], failed, ['change', 'c'], ['pass', TRIES[0]], saved(2)],
		sent: [
			['b', 1],
			['c', 1]
		],
		state: 'saved',
		revision: 2,
		kept: undefined
	},
	{
		story: 'a failed save waits before it is tried again',
		steps: [['change', 'b'], ['pass', PAUSE], failed, ['pass', TRIES[0] - 1]],
		sent: [['b', 1]],
		state: 'retrying',
		revision: 1,
		kept: 'b'
	},
	{
		story: 'each wait is longer',
		steps: [['change', 'b'], ['pass', PAUSE], failed, ['pass', TRIES[0]], failed, ['pass', TRIES[1] - 1]],
		sent: [
			['b', 1],
			['b', 1]
		],
		state: 'retrying',
		revision: 1,
		kept: 'b'
	},
	{
		story: 'offline nothing is sent and everything kept',
		steps: [
			['network', false],
			['change', 'b'],
			['pass', 60_000]
		],
		sent: [],
		state: 'offline',
		revision: 1,
		kept: 'b'
	},
	{
		story: 'back online it is saved at once',
		steps: [
			['network', false],
			['change', 'b'],
			['pass', PAUSE],
			['change', 'c'],
			['network', true],
			saved(2)
		],
		sent: [['c', 1]],
		state: 'saved',
		revision: 2,
		kept: undefined
	},
	{
		story: 'back online does not wait for the next try',
		steps: [['change', 'b'], ['pass', PAUSE], failed, ['network', true], saved(2)],
		sent: [
			['b', 1],
			['b', 1]
		],
		state: 'saved',
		revision: 2,
		kept: undefined
	},
	{
		story: 'a stale save is a conflict and is never sent again',
		steps: [
			['change', 'b'],
			['pass', PAUSE],
			stale(2, 'x'),
			['change', 'c'],
			['pass', 60_000],
			['flush'],
			['network', true]
		],
		sent: [['b', 1]],
		state: 'stale',
		revision: 1,
		kept: 'c'
	},
	{
		story: 'taking theirs goes on from there',
		steps: [
			['change', 'b'],
			['pass', PAUSE],
			stale(2, 'x'),
			['take', 'x', 2],
			['change', 'y'],
			['pass', PAUSE],
			saved(3)
		],
		sent: [
			['b', 1],
			['y', 2]
		],
		state: 'saved',
		revision: 3,
		kept: undefined
	},
	{
		story: 'a save whose answer was lost is not a conflict with myself',
		steps: [
			['change', 'b'],
			['pass', PAUSE],
			failed,
			['change', 'c'],
			['pass', TRIES[0]],
			stale(2, 'b'),
			['pass', PAUSE],
			saved(3)
		],
		sent: [
			['b', 1],
			['c', 1],
			['c', 2]
		],
		state: 'saved',
		revision: 3,
		kept: undefined
	},
	{
		story: 'the same words at a later revision are somebody else’s',
		steps: [['change', 'b'], ['pass', PAUSE], failed, ['pass', TRIES[0]], stale(3, 'b')],
		sent: [
			['b', 1],
			['b', 1]
		],
		state: 'stale',
		revision: 1,
		kept: 'b'
	},
	{
		story: 'a refusal is not repeated by itself',
		steps: [
			['change', 'b'],
			['pass', PAUSE],
			['answer', { kind: 'refused', reason: 'too_large' }],
			['pass', 60_000]
		],
		sent: [['b', 1]],
		state: 'refused',
		revision: 1,
		kept: 'b'
	},
	{
		story: 'after a refusal the next change is tried',
		steps: [
			['change', 'b'],
			['pass', PAUSE],
			['answer', { kind: 'refused', reason: 'too_large' }],
			['change', 'c'],
			['pass', PAUSE],
			saved(2)
		],
		sent: [
			['b', 1],
			['c', 1]
		],
		state: 'saved',
		revision: 2,
		kept: undefined
	},
	{
		story: 'leaving saves at once',
		steps: [['change', 'b'], ['flush'], saved(2)],
		sent: [['b', 1]],
		state: 'saved',
		revision: 2,
		kept: undefined
	}
];

describe('saving', () => {
	it.each(STORIES)('$story', async ({ steps, ...expected }) => {
		const b = bench();
		await play(b, steps);
		expect({
			sent: b.sent.map(({ document, revision }) => [document, revision]),
			state: b.saving.state,
			revision: b.saving.revision,
			kept: b.kept()
		}).toEqual({
			sent: expected.sent,
			state: expected.state,
			revision: expected.revision,
			kept: expected.kept
		});
	});

	it('does not wait for ever for a pause', () => {
		const b = bench();
		for (let step = 0; b.sent.length === 0 && step < 100; step++) {
			b.saving.change(`step ${step}`);
			b.pass(PAUSE / 2);
		}
		expect(b.sent).toHaveLength(1);
		expect(Number(b.sent[0]?.document.slice(5))).toBeLessThanOrEqual(LONGEST_WAIT / (PAUSE / 2));
	});

	it('says what it does, in order', async () => {
		const b = bench();
		await play(b, [['change', 'b'], ['pass', PAUSE], failed, ['pass', TRIES[0]], saved(2)]);
		expect(b.states).toEqual(['unsaved', 'saving', 'retrying', 'saving', 'saved']);
	});

	it('whatever happens, the newest is on the server or kept here', async () => {
		const answers: SaveAnswer[] = [
			{ kind: 'failed' },
			{ kind: 'refused', reason: 'unavailable' },
			{ kind: 'stale', revision: 9, document: 'z' }
		];
		for (const first of answers)
			for (const second of answers) {
				const b = bench();
				await play(b, [
					['change', 'b'],
					['pass', PAUSE],
					['answer', first],
					['change', 'c'],
					['pass', TRIES[0]]
				]);
				if (b.sent.length > 1) await b.answer(second);
				expect(b.kept()).toBe('c');
				expect(b.saving.dirty).toBe(true);
			}
	});
});
