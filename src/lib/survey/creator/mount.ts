import 'survey-core/survey-core.fontless.min.css';
import 'survey-creator-core/survey-creator-core.fontless.min.css';
import './creator.css';
import 'survey-core/i18n/simplified-chinese';
import 'survey-creator-core/i18n/simplified-chinese';
import { h } from 'preact';
import { createRoot } from 'preact/compat/client';
import { QuestionRatingModel, setLicenseKey } from 'survey-core';
import { SurveyCreator, SurveyCreatorComponent } from 'survey-creator-react';
import type { History } from '$lib/builder/history';
import type { Definition } from '../definition';
import { compilers } from '../questions/registry';
import { askAsUsual, isScale, registerScales } from './kinds';
import { OFFERED, offers } from './offered';
import { dress } from './dress';
import { jsonTab } from './json-tab';
import { registerLinkFields } from './link-fields';
import { keepUnknown } from './keeping';
import { listenToTyping, stopListening, withTyping } from './typing';

export interface Mounting {
	definition: Definition;
	/** Language of the interface. */
	locale: 'en' | 'zh-CN';
	dark: boolean;
	/** SurveyJS's licence key; without one its own notice stays. */
	licence?: string;
	/** Something was changed, or is being typed. */
	changed(): void;
	/** Creator refused something, in the person's language. */
	failed(message: string): void;
	/** What can be undone or redone may have changed. */
	moved(): void;
}

/** Creator on the page, as far as the rest of Earshot needs it. */
export interface Mounted extends History {
	/** The survey as it is now, what is being typed included. */
	read(): Definition;
	/** The JSON tab holds text that is no survey: it can be saved nowhere yet. */
	readonly unreadable: boolean;
	/** Makes whatever field has the focus take over what was typed into it. */
	settle(): void;
	/** Starts over with another definition; undo does not reach behind it. */
	replace(definition: Definition): void;
	dress(dark: boolean): void;
	/** Shows the page, panel or question of this name, if there is one. */
	select(name: string): void;
	dispose(): void;
}

const ELSEWHERE = new Set(['action-undo', 'action-redo', 'svc-json-import', 'svc-json-export']);

function configure(mounting: Mounting): SurveyCreator {
	const creator = new SurveyCreator({
		questionTypes: [...OFFERED],
		showLogicTab: true,
		showTranslationTab: true,
		showJSONEditorTab: true,
		// Earshot's own preview shows the page that respondents get; Creator's shows SurveyJS's.
		showPreviewTab: false,
		showThemeTab: false,
		showCreatorThemeSettings: false,
		autoSaveEnabled: false,
		showSaveButton: false,
		// The JSON tab shows what is exported and imported everywhere else, not SurveyJS's looser dialect.
		generateValidJSON: true,
		maxNestedPanels: 3
	});
	creator.locale = mounting.locale === 'zh-CN' ? 'zh-cn' : '';
	creator.translationLocalesOrder = ['zh-cn'];
	// These stand in the page's own bar, one place for every tab.
	for (const action of creator.toolbar.actions) if (ELSEWHERE.has(action.id)) action.visible = false;
	for (const item of creator.toolbox.items) if (isScale(item.name)) item.iconName = `icon-${item.name}`;
	creator.onPropertyShowing.add((_, asked) => {
		asked.show &&= offers(asked.element.getType(), asked.property.name, compilers);
	});
	// Saving is said in the page's own bar; what went wrong is said where all such things are.
	creator.onNotify.add((_, { message, type }) => type === 'error' && mounting.failed(message));
	creator.onQuestionAdded.add((_, { question }) => {
		if (question instanceof QuestionRatingModel) askAsUsual(question, creator.survey.getUsedLocales());
	});
	keepUnknown(mounting.definition);
	creator.JSON = mounting.definition;
	return creator;
}

/**
 * Puts Creator into `place`.
 * @returns the handle; `dispose` it when `place` goes
 */
export function mountCreator(place: HTMLElement, mounting: Mounting): Mounted {
	registerScales();
	registerLinkFields();
	if (mounting.licence) setLicenseKey(mounting.licence);
	const creator = configure(mounting);
	dress(creator, mounting.dark);
	const root = createRoot(place);
	// @ts-expect-error: the component is typed for React's own types, and Preact stands in React's place
	root.render(h(SurveyCreatorComponent, { creator, style: { height: '100%' } }));
	const moved = () => queueMicrotask(mounting.moved);
	creator.onModified.add(() => (mounting.changed(), moved()));
	creator.onActiveTabChanged.add(moved);
	listenToTyping(mounting.changed);
	const history = () => creator.undoRedoManager;
	const settle = () => {
		const focused = document.activeElement;
		if (focused instanceof HTMLElement && place.contains(focused)) focused.blur();
	};
	return {
		read() {
			const written = jsonTab(creator);
			return typeof written === 'object' ? written.definition : withTyping(() => creator.JSON);
		},
		get unreadable() {
			return jsonTab(creator) === 'unreadable';
		},
		settle,
		replace(definition) {
			keepUnknown(definition);
			creator.JSON = definition;
			moved();
		},
		get canUndo() {
			return history()?.canUndo() ?? false;
		},
		get canRedo() {
			return history()?.canRedo() ?? false;
		},
		undo: () => (creator.undo(), moved()),
		redo: () => (creator.redo(), moved()),
		dress: (dark) => dress(creator, dark),
		select(name) {
			const { survey } = creator;
			const found =
				survey.getQuestionByName(name) ?? survey.getPanelByName(name) ?? survey.getPageByName(name);
			if (found) creator.selectElement(found);
		},
		dispose() {
			stopListening();
			root.unmount();
			creator.dispose();
		}
	};
}
