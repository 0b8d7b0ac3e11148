import { expect, it } from 'vitest';
import { hold, LEAST } from './hold';

function clocked() {
	const clock = {
		time: 1_000,
		now: () => clock.time,
		sleep: async (milliseconds: number) => {
			clock.time += milliseconds;
		}
	};
	return clock;
}

it.each([
	['nobody has the address', 3, LEAST],
	['somebody has it', 120, LEAST],
	['somebody has it, on a busy machine', 433, LEAST],
	['the machine took longer than that', 900, 900]
])('%s: %i ms of work are answered after %i', async (_, work, answered) => {
	const clock = clocked();
	const held = hold(LEAST, clock);
	clock.time += work;
	await held();
	expect(clock.time - 1_000).toBe(answered);
});
