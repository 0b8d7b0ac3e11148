import { expect, it } from 'vitest';
import { freshPlan } from './campaign-parse';
import { withWords, wordsOf, type Usual } from './own-words';

const words = (subject: string) => ({
	sender: 'T',
	subject,
	preheader: '',
	body: 'B',
	button: '',
	closing: ''
});
const usual: Usual = {
	invitation: { en: words('usual'), de: words('üblich') },
	reminder: { en: words('again') },
	thanks: { en: words('thanks') }
};
const plan = freshPlan(['en', 'de'], 'UTC');

it('says the usual words until somebody writes others', () => {
	expect(wordsOf(plan, 'invitation', 'de', usual).subject).toBe('üblich');
	expect(wordsOf(plan, 'reminder', 'de', usual).subject).toBe('');
	const letters = withWords(plan, 'invitation', 'de', words('eigen'), usual);
	expect(wordsOf({ ...plan, letters }, 'invitation', 'de', usual).subject).toBe('eigen');
	expect(wordsOf({ ...plan, letters }, 'invitation', 'en', usual).subject).toBe('usual');
});

it('keeps nothing of words that are the usual ones again', () => {
	const own = withWords(plan, 'invitation', 'de', words('eigen'), usual);
	expect(withWords({ ...plan, letters: own }, 'invitation', 'de', words('üblich'), usual)).toEqual(
		plan.letters
	);
});
