import { expect, test } from 'vitest';
import { begun, done, redone, settled, undone, type Story } from './history';

const type = (story: Story<string>, text: string, when: number, what = 'type:a') =>
	done(story, text, what, when, true);
const back = (story: Story<string>, steps: number): string => {
	const went = steps ? undone(story) : null;
	return went ? back(went.story, steps - 1) : story.now;
};

test('there and back', () => {
	const one = done(begun('a'), 'b', 'add', 0);
	const two = done(one, 'c', 'move', 1);
	const first = undone(two);
	expect(first).toMatchObject({ what: 'move', story: { now: 'b' } });
	const second = first && undone(first.story);
	expect(second).toMatchObject({ what: 'add', story: { now: 'a' } });
	expect(second && undone(second.story)).toBeNull();
	const again = second && redone(second.story);
	expect(again).toMatchObject({ what: 'add', story: { now: 'b' } });
	expect(again && redone(again.story)).toMatchObject({ what: 'move', story: { now: 'c' } });
	expect(redone(two)).toBeNull();
});

test('what is done after an undo takes the place of what was taken back', () => {
	const took = undone(done(begun('a'), 'b', 'add', 0));
	const other = took && done(took.story, 'c', 'add', 1);
	expect(other && redone(other)).toBeNull();
});

test('nothing done is no step', () => expect(undone(done(begun('a'), 'a', 'add', 0))).toBeNull());

test.each<[string, (story: Story<string>) => Story<string>, string]>([
	['typing goes on', (s) => type(type(type(s, 'h', 0), 'he', 200), 'hel', 1_100), ''],
	['after a pause', (s) => type(type(s, 'h', 0), 'he', 1_000), 'h'],
	['in another field', (s) => type(type(s, 'h', 0), 'he', 10, 'type:b'), 'h'],
	['after the field was left', (s) => type(settled(type(s, 'h', 0)), 'he', 10), 'h'],
	['after something else', (s) => type(done(type(s, 'h', 0), 'H', 'bold', 5), 'He', 10), 'H'],
	['of the same name, that is no typing', (s) => done(done(s, 'h', 'move', 0), 'he', 'move', 1), 'h'],
	[
		'on and on',
		(s) =>
			Array.from({ length: 9 }).reduce<Story<string>>(
				(on, _, at) => type(on, 'x'.repeat(at + 1), at * 900),
				s
			),
		'x'.repeat(7)
	]
])('one undo: %s', (_, act, before) => expect(back(act(begun('')), 1)).toBe(before));

test('typing after an undo is a step of its own', () => {
	const took = undone(type(type(begun(''), 'a', 0), 'ab', 10));
	expect(took && back(type(took.story, 'x', 20), 1)).toBe('');
});

test('it goes back far, not for ever', () => {
	let story = begun('0');
	for (let at = 1; at <= 500; at++) story = done(story, String(at), 'add', at);
	expect(story.before).toHaveLength(200);
	expect(back(story, 1_000)).toBe('300');
});
