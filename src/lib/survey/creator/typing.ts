import { surveyLocalization, type LocalizableString } from 'survey-core';
import { StringEditorViewModelBase } from 'survey-creator-core';

let now: { string: LocalizableString; text: string } | undefined;
let listening: (() => void) | undefined;
let patched = false;

/**
 * Creator takes over a title only when its editor loses focus. Until then the words are known here, so
 * that a tab that dies in the middle of a sentence keeps the sentence.
 *
 * @param changed called whenever somebody types; never in the middle of an input method's composition
 */
export function listenToTyping(changed: () => void) {
	listening = changed;
	if (patched) return;
	patched = true;
	const { onInput, onBlur } = StringEditorViewModelBase.prototype;
	StringEditorViewModelBase.prototype.onInput = function (event) {
		onInput.call(this, event);
		if (this.compostionInProgress) return;
		// `locString` is private in the typings only.
		now = { string: Reflect.get(this, 'locString'), text: String(event.target.innerText).trim() };
		listening?.();
	};
	StringEditorViewModelBase.prototype.onBlur = function (event) {
		now = undefined;
		onBlur.call(this, event);
	};
}

/** Forgets who listens, and what was being typed. */
export function stopListening() {
	listening = now = undefined;
}

/**
 * Reads something while the words being typed count as written. Nothing is told to Creator, so the caret
 * stays where it is and undo knows nothing of it.
 */
export function withTyping<Read>(read: () => Read): Read {
	if (!now || now.string.calculatedText === now.text) return read();
	const { string, text } = now;
	const written: unknown = string.getJson();
	const byLanguage = typeof written === 'string' ? { default: written } : { ...Object(written) };
	const isDefault = !string.locale || string.locale === surveyLocalization.defaultLocale;
	// As if it were loading: the one way to set a text that tells nobody.
	string.setJson({ ...byLanguage, [isDefault ? 'default' : string.locale]: text }, true);
	try {
		return read();
	} finally {
		string.setJson(byLanguage, true);
	}
}
