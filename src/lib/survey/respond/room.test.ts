import { expect, test } from 'vitest';
import { Room } from './room';

test('one address has its share, and others have room beside it', () => {
	const room = new Room({ together: 10, each: 6 });
	expect([room.take('a', 6), room.take('a', 1), room.take('b', 4), room.take('c', 1)]).toEqual([
		null,
		'own',
		null,
		'all'
	]);
	room.give('a', 6);
	expect([room.take('c', 6), room.take('b', 1)]).toEqual([null, 'all']);
});

test('whoever stands for everybody has no share, and the whole is the limit', () => {
	const room = new Room({ together: 10, each: 6 }, (address) => address === 'proxy');
	expect([room.take('proxy', 9), room.take('proxy', 2), room.take('proxy', 1)]).toEqual([null, 'all', null]);
});
