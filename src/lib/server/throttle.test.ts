import { describe, expect, it } from 'vitest';
import { Throttle } from './throttle';

function clocked(most: number, within: number) {
	const clock = { now: 1_000_000 };
	return { clock, throttle: new Throttle({ most, within }, () => clock.now) };
}

describe('the throttle', () => {
	it('lets as many through as it says, then names the seconds to wait', () => {
		const { throttle } = clocked(3, 60_000);
		expect([1, 2, 3, 4].map(() => throttle.wait('ann'))).toEqual([0, 0, 0, 60]);
	});

	it('slides: each try frees its own place', () => {
		const { throttle, clock } = clocked(2, 60_000);
		throttle.wait('ann');
		clock.now += 40_000;
		throttle.wait('ann');
		expect(throttle.wait('ann')).toBe(20);
		clock.now += 20_000;
		expect(throttle.wait('ann')).toBe(0);
		expect(throttle.wait('ann')).toBe(40);
	});

	it('does not count what it turned away, so waiting helps', () => {
		const { throttle, clock } = clocked(1, 10_000);
		throttle.wait('ann');
		for (let i = 0; i < 50; i++) throttle.wait('ann');
		clock.now += 10_000;
		expect(throttle.wait('ann')).toBe(0);
	});

	it('keeps people apart, and forgets who got in', () => {
		const { throttle } = clocked(1, 10_000);
		expect([throttle.wait('ann'), throttle.wait('bo'), throttle.wait('ann')]).toEqual([0, 0, 10]);
		throttle.forget('ann');
		expect(throttle.wait('ann')).toBe(0);
	});

	it('does not grow with the names an attacker makes up', () => {
		const { throttle, clock } = clocked(5, 1_000);
		for (let i = 0; i < 20_500; i++) throttle.wait(`bot ${i}`);
		expect(throttle.size).toBeLessThanOrEqual(20_000);
		clock.now += 2_000;
		throttle.wait('ann');
		expect(throttle.size).toBe(1);
	});
});
