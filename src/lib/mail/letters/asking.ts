import { asked } from './choices';
import { dressOf } from './dress';
import { button, lines, paragraph, prose, said } from './drawing';
import { houseWords, spokenBy } from './house-words';
import type { Drawing, Drawn } from './letter';
import { hole } from './marks';

/** A letter that asks: what somebody wrote, the first question or a button, what somebody wrote. */
export function asking(drawing: Drawing): Drawn {
	const dress = dressOf(drawing);
	const { words, facts, question } = drawing;
	const minutes = facts['minutes'] && houseWords(drawing).minutes(facts['minutes']);
	const ask: Drawn = question
		? asked(question, drawing, dress)
		: {
				html: button(words.button, '$link', drawing, dress),
				text: [houseWords(drawing).leads(said(words.button, drawing), hole('$link'))]
			};
	return {
		html: [
			prose(words.body, drawing, dress),
			minutes && paragraph(minutes, dress, { ink: 'soft', size: 15, below: 24 }, spokenBy(drawing)),
			ask.html,
			prose(words.closing, drawing, dress)
		]
			.filter(Boolean)
			.join('\n'),
		text: [
			...lines(words.body, drawing),
			...(minutes ? [minutes] : []),
			...ask.text,
			...lines(words.closing, drawing)
		]
	};
}

/** A letter with one thing to press, or none. */
export function telling(drawing: Drawing, between: Drawn = { html: '', text: [] }): Drawn {
	const dress = dressOf(drawing);
	const { words } = drawing;
	const label = said(words.button, drawing);
	return {
		html: [
			prose(words.body, drawing, dress),
			between.html,
			label && button(words.button, '$link', drawing, dress),
			prose(words.closing, drawing, dress)
		]
			.filter(Boolean)
			.join('\n'),
		text: [
			...lines(words.body, drawing),
			...between.text,
			...(label ? [houseWords(drawing).leads(label, hole('$link'))] : []),
			...lines(words.closing, drawing)
		]
	};
}
