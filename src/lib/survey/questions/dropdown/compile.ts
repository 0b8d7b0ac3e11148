import { choosing, CHOOSING, UNCHOSEN } from '../otherwise';
import type { Compile } from '../question';
import type { Dropdown } from './rules';

const NATIVE = "the browser's own list is used, which phones show at its best";

export const compile: Compile<Dropdown> = {
	supports: [...CHOOSING, 'placeholder', 'optionsCaption'],
	ignores: {
		...UNCHOSEN,
		searchEnabled: NATIVE,
		searchMode: NATIVE,
		textWrapEnabled: NATIVE,
		autocomplete: NATIVE,
		inputFieldComponent: NATIVE,
		showOptionsCaption: NATIVE,
		choicesLazyLoadPageSize: NATIVE,
		choicesStep: 'only meaningful with choicesMin and choicesMax, which are refused',
		createCustomChoiceText: 'only meaningful with allowCustomChoices, which is refused'
	},
	plan(source, compiler) {
		const placeholder = compiler.words(source['placeholder'] ?? source['optionsCaption'], 'placeholder');
		return { ...choosing(source, compiler), ...(placeholder === undefined ? {} : { placeholder }) };
	}
};
