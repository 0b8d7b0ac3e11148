import type { Otherwise } from '../choice';
import { many } from '../many';
import type { Rules } from '../question';
import { single } from '../single';
import type { Choosing } from '../choice';

export interface Imagepicker extends Choosing, Otherwise {
	kind: 'imagepicker';
	/** Several may be chosen. */
	several?: true;
	/** The texts of the pictures are shown, too. */
	labelled?: true;
	fit: 'contain' | 'cover' | 'fill' | 'none';
	width?: number;
	height?: number;
}

const one = single<Imagepicker>('choice');
const of = (question: Imagepicker): Rules<Imagepicker> => (question.several ? many : one);

export const rules: Rules<Imagepicker> = {
	read: (question, posted, rules) => of(question).read(question, posted, rules),
	refuse: (question, value, visible, rules) => of(question).refuse(question, value, visible, rules),
	post: (question, value, rules) => of(question).post(question, value, rules),
	tokens: (question, value, rules) => of(question).tokens(question, value, rules),
	display: (question, value, say, rules) => of(question).display(question, value, say, rules),
	measure: (question) => of(question).measure(question),
	unanswered: (question) => of(question).unanswered?.(question)
};
