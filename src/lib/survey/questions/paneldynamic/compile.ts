import { boundsOf, checkInside, either, freshOf, isOn, passedOn } from '../../compiler/inside';
import { uniqueOf } from '../../compiler/columns';
import { listingOf } from '../../compiler/listing';
import { isPart } from '../../definition';
import type { PlannedInside, PlannedPanel } from '../../plan';
import { isPanel } from '../../course';
import type { Compile, Compiler, Source } from '../question';
import type { PanelDynamic } from './rules';

const LISTED = {
	add: ['addPanelText', 'panelAddText'],
	remove: ['removePanelText', 'panelRemoveText'],
	none: ['noEntriesText'],
	mayAdd: 'allowAddPanel',
	mayRemove: 'allowRemovePanel'
};
const LOOKS = 'how it looks in SurveyJS';
const LISTS = 'all entries stand below each other';

/** The template as a panel: its title and condition may speak of the entry. */
function templateOf(
	source: Source,
	compiler: Compiler
): Partial<PlannedPanel> & Pick<PlannedPanel, 'elements'> {
	const inner = [either(source, 'templateElements'), either(source, 'questions')].flat().filter(isPart);
	const hidden = source['templateQuestionTitleLocation'] ?? source['templateTitleLocation'];
	const elements = inner.map((one) =>
		hidden === 'hidden' && !one['titleLocation'] ? { ...one, titleLocation: 'hidden' } : one
	);
	const panel = {
		type: 'panel',
		name: 'entry',
		title: source['templateTitle'],
		description: source['templateDescription'],
		visibleIf: source['templateVisibleIf'],
		elements: passedOn(source, elements)
	};
	const [planned] = compiler.elements([panel], 'panel');
	return planned && isPanel(planned) ? planned : { elements: [] };
}

export const compile: Compile<PanelDynamic> = {
	supports: [
		'templateElements',
		'questions',
		'templateTitle',
		'templateDescription',
		'templateVisibleIf',
		'templateQuestionTitleLocation',
		'templateTitleLocation',
		'panelCount',
		'minPanelCount',
		'maxPanelCount',
		'allowAddPanel',
		'allowRemovePanel',
		'addPanelText',
		'panelAddText',
		'removePanelText',
		'panelRemoveText',
		'noEntriesText',
		'keyName',
		'keyDuplicationError',
		'defaultPanelValue',
		'copyDefaultValueFromLastEntry',
		'defaultValueFromLastPanel',
		'confirmDelete',
		'confirmDeleteText'
	],
	ignores: {
		displayMode: LISTS,
		renderMode: LISTS,
		panelsState: LISTS,
		templateTabTitle: LISTS,
		tabTitlePlaceholder: LISTS,
		tabAlign: LISTS,
		prevPanelText: LISTS,
		panelPrevText: LISTS,
		nextPanelText: LISTS,
		panelNextText: LISTS,
		newPanelPosition: 'a new entry stands last',
		showProgressBar: LISTS,
		showRangeInProgress: LISTS,
		progressBarLocation: LISTS,
		showQuestionNumbers: 'what is inside of an entry has no numbers',
		questionStartIndex: 'what is inside of an entry has no numbers',
		templateQuestionTitleWidth: LOOKS,
		templateErrorLocation: LOOKS,
		removePanelButtonLocation: LOOKS,
		panelRemoveButtonLocation: LOOKS,
		elements: 'SurveyJS keeps what is inside of an entry elsewhere'
	},
	plan(source, compiler) {
		const { elements, title, description, visibleIf } = templateOf(source, compiler);
		const names = { min: 'minPanelCount', max: 'maxPanelCount', start: 'panelCount' };
		const bounds = boundsOf(source, names, 0, elements, compiler);
		const { fresh, initial } = freshOf(source, 'defaultPanelValue', elements, bounds.start);
		const copies = isOn(either(source, 'copyDefaultValueFromLastEntry', 'defaultValueFromLastPanel'));
		const inside: PlannedInside = {
			shape: 'list',
			called: 'panel',
			elements,
			...bounds,
			...uniqueOf(source, [], compiler),
			...(visibleIf ? { visibleIf } : {}),
			...(fresh ? { fresh } : {}),
			...(copies ? { copies: true as const } : {})
		};
		checkInside(source, inside, 'templateElements', compiler);
		return {
			inside,
			...listingOf(source, LISTED, compiler),
			...(title === undefined ? {} : { entryTitle: title }),
			...(description === undefined ? {} : { entryDescription: description }),
			...(initial ? { initial } : {})
		};
	}
};
