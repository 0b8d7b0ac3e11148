import { expect, it } from 'vitest';
import { search } from './find';

const shelf = [
	{ name: 'Exit', purpose: 'Why people leave', questions: ['What is your main reason?'] },
	{ name: '员工脉搏', purpose: '定期了解', questions: ['我清楚工作中对我的要求。'] },
	{ name: 'Event (NPS)', purpose: 'After a talk', questions: [] }
];

it.each([
	['', 3],
	['  ', 3],
	['exit', 1],
	['REASON main', 1],
	['exit talk', 0],
	['脉搏', 1],
	['ＮＰＳ', 1],
	['nothing like it', 0]
])('%j finds %i', (query, count) => expect(search(shelf, query)).toHaveLength(count));
