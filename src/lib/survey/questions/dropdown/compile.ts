import { choosing, CHOOSING, typing, UNCHOSEN } from '../otherwise';
import type { Compile } from '../question';
import type { Dropdown } from './rules';

const NATIVE = "the browser's own list is used, which phones show at its best";

export const compile: Compile<Dropdown> = {
	supports: [
		...CHOOSING,
		'placeholder',
		'optionsCaption',
		'choicesMin',
		'choicesMax',
		'choicesStep',
		'allowCustomChoices'
	],
	ignores: {
		...UNCHOSEN,
		searchEnabled: NATIVE,
		searchMode: NATIVE,
		textWrapEnabled: NATIVE,
		autocomplete: NATIVE,
		inputFieldComponent: NATIVE,
		showOptionsCaption: NATIVE,
		choicesLazyLoadPageSize: NATIVE,
		choicesLazyLoadEnabled: 'choices that stand in the survey are all there from the beginning',
		createCustomChoiceText: 'what is typed has a box of its own, with its own words'
	},
	plan(source, compiler) {
		const placeholder = compiler.words(source['placeholder'] ?? source['optionsCaption'], 'placeholder');
		return {
			...choosing(source, compiler, { asks: true }),
			...typing(source),
			...(placeholder === undefined ? {} : { placeholder })
		};
	}
};
