import type { Compiler, Source } from '../questions/question';
import type { Listing } from '../questions/matrixdynamic/rules';
import { either, isOff, isOn } from './inside';

/** Under which names SurveyJS knows what a list says. */
interface Names {
	add: readonly string[];
	remove: readonly string[];
	none: readonly string[];
	mayAdd: string;
	mayRemove: string;
}

/** @returns what a list says of its entries, and whether they may come and go */
export function listingOf(source: Source, names: Names, compiler: Compiler): Listing {
	const words = (properties: readonly string[]) => {
		const written = properties.find((property) => either(source, property) !== undefined);
		return written === undefined ? undefined : compiler.words(source[written], written);
	};
	const [addText, removeText, noneText] = [words(names.add), words(names.remove), words(names.none)];
	const confirm = isOn(source['confirmDelete']) ? (words(['confirmDeleteText']) ?? '') : undefined;
	const closed = {
		...(isOff(source[names.mayAdd]) ? { add: true as const } : {}),
		...(isOff(source[names.mayRemove]) ? { remove: true as const } : {})
	};
	return {
		...(addText === undefined ? {} : { addText }),
		...(removeText === undefined ? {} : { removeText }),
		...(noneText === undefined ? {} : { noneText }),
		...(confirm === undefined ? {} : { confirm }),
		...(Object.keys(closed).length ? { closed } : {})
	};
}
