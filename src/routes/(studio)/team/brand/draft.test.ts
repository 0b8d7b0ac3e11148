import { describe, expect, it } from 'vitest';
import { USUAL } from '$lib/account/brand';
import { draftFrom, draftOf, hasMistakes, judged } from './draft';

const fields: Record<string, string> = {
	accent: '#1D6B52',
	background: 'fff',
	font: 'serif',
	corner: 'round',
	backdrop: 'tinted',
	alt: ' Lumen '
};
const draft = (over: Record<string, string> = {}) =>
	draftFrom((name) => ({ ...fields, ...over })[name] ?? '');

describe('a brand that is being filled in', () => {
	it('is understood however its colours are spelt', () => {
		const { look, mistakes } = judged(draft());
		expect(look).toEqual({
			accent: '#1d6b52',
			background: '#ffffff',
			font: 'serif',
			corner: 'round',
			backdrop: 'tinted'
		});
		expect(hasMistakes(mistakes)).toBe(false);
	});

	it.each([
		['no colour', { accent: 'gruen' }, { accent: 'colour' }],
		['neither colour', { accent: '', background: '#12' }, { accent: 'colour', background: 'colour' }],
		['words for the logo that never end', { alt: 'x'.repeat(121) }, { alt: 'long' }]
	])('with %s is sent back with what was typed', (_, over, mistakes) => {
		const typed = draft(over);
		expect(judged(typed).mistakes).toMatchObject(mistakes);
		expect(hasMistakes(judged(typed).mistakes)).toBe(true);
		expect(typed).toMatchObject(over);
	});

	it('that is too faint is offered a colour, and one press takes it', () => {
		const [found] = judged(draft({ accent: '#ffcc00' })).mistakes.faint;
		expect(found?.mend).toBe('accent');
		const taken = draft({ accent: '#ffcc00', take: `accent=${found?.offer}` });
		expect(taken).toMatchObject({ accent: found?.offer, background: 'fff' });
		expect(hasMistakes(judged(taken).mistakes)).toBe(false);
	});

	it('falls back where a choice is none of ours', () => {
		expect(draft({ font: 'Comic Sans', corner: '', backdrop: 'video' })).toMatchObject({
			font: 'sans',
			corner: 'soft',
			backdrop: 'plain'
		});
	});

	it('starts from Earshot’s own look, or from what is there', () => {
		expect(draftOf(null, 'Lumen')).toMatchObject({ ...USUAL, alt: 'Lumen' });
		const logo = { src: '/brand/x.png', width: 1, height: 1, alt: 'Us' };
		expect(draftOf({ ...USUAL, accent: '#000000', logo }, 'Lumen')).toMatchObject({
			accent: '#000000',
			alt: 'Us'
		});
	});
});
