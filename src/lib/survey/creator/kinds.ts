import {
	QuestionFactory,
	QuestionRatingModel,
	Serializer,
	surveyLocalization,
	SvgRegistry,
	type LocalizableString
} from 'survey-core';
import { editorLocalization } from 'survey-creator-core';
import type { Standard } from '../questions/question';
import { SCALES, type ScaleName, type StandardScale } from '../questions/scales';

/** Language as SurveyJS spells it, or empty for its default. */
const inLanguage = (words: Standard, language: string): string =>
	language.startsWith('zh') ? words['zh-cn'] : words.en;

const ICONS: Record<ScaleName, string> = {
	nps: '<path d="M4 20h3v-6H4zM10.5 20h3V9h-3zM17 20h3V4h-3z"/>',
	csat: '<path d="M9.6 17.2 4.9 12.5l1.4-1.4 3.3 3.3 8.1-8.1 1.4 1.4z"/>',
	ces: '<path d="M12 5a9 9 0 0 0-9 9v3h2v-3a7 7 0 0 1 14 0v3h2v-3a9 9 0 0 0-9-9zm4.2 4.4L11 13.2a2 2 0 1 0 1.8 1.8l3.8-5.2z"/>',
	smileys:
		'<path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 16a7 7 0 1 1 0-14 7 7 0 0 1 0 14zM8 9h2v2H8zm6 0h2v2h-2zm-6.4 4.5h1.7a2.9 2.9 0 0 0 5.4 0h1.7a4.6 4.6 0 0 1-8.8 0z"/>'
};

/** Properties of a rating that a standard scale does not leave to the author: its points are comparable. */
const fixed = ({ from, to, look }: StandardScale) => [
	{ name: 'rateType', default: look === 'smileys' ? 'smileys' : 'labels', visible: false },
	{ name: 'rateMin:number', default: from, visible: false },
	{ name: 'rateMax:number', default: to, visible: false },
	{ name: 'rateCount:number', default: to - from + 1, visible: false },
	{ name: 'rateStep:number', default: 1, visible: false },
	{ name: 'autoGenerate', default: true, visible: false },
	{ name: 'rateValues:ratingitem[]', visible: false },
	{ name: 'displayMode', default: 'buttons', visible: false },
	{ name: 'scaleColorMode', default: 'monochrome', visible: false },
	{ name: 'rateColorMode', default: 'default', visible: false },
	{ name: 'rateDescriptionLocation', default: 'leftRight', visible: false },
	{ name: 'displayRateDescriptionsAsExtremeItems:boolean', default: false, visible: false }
];

function scaleQuestion(name: ScaleName) {
	const { low, high } = SCALES[name].ends;
	return class extends QuestionRatingModel {
		constructor(given: string) {
			super(given);
			this.standardWords(this.locMinRateDescription, low);
			this.standardWords(this.locMaxRateDescription, high);
		}
		override getType(): string {
			return name;
		}
		override getTemplate(): string {
			return 'rating';
		}
		protected override getCssType(): string {
			return 'rating';
		}
		// Shown where the author wrote none, never saved: the compiler fills in the same words.
		private standardWords(text: LocalizableString, standard: Standard) {
			Object.defineProperty(text, 'defaultValue', { get: () => inLanguage(standard, this.getLocale()) });
		}
	};
}

let known = false;

/** Teaches SurveyJS the scales that Earshot has of its own, in both languages. Once per page. */
export function registerScales() {
	if (known) return;
	known = true;
	for (const name of Object.keys(SCALES).filter(isScale)) {
		const Question = scaleQuestion(name);
		Serializer.addClass(name, fixed(SCALES[name]), () => new Question(''), 'rating');
		QuestionFactory.Instance.registerQuestion(name, (given: string) => new Question(given));
		SvgRegistry.registerIcon(`icon-${name}`, `<svg viewBox="0 0 24 24">${ICONS[name]}</svg>`);
		for (const language of ['en', 'zh-cn'])
			editorLocalization.getLocale(language).qt[name] = inLanguage(SCALES[name].label, language);
	}
	// Creator's own word for the tab says "conversion".
	editorLocalization.getLocale('zh-cn').tabs.translation = '翻译';
}

/** @returns whether `type` is one of Earshot's own scales */
export const isScale = (type: string): type is ScaleName => Object.hasOwn(SCALES, type);

/** The question as it is usually asked, for every language that the survey already speaks. */
export function askAsUsual(question: QuestionRatingModel, languages: string[]) {
	const type = question.getType();
	if (!isScale(type) || !question.locTitle.isEmpty) return;
	for (const language of languages) {
		// English is what SurveyJS keeps under `default`.
		const key = language === surveyLocalization.defaultLocale ? '' : language;
		question.locTitle.setLocaleText(key, inLanguage(SCALES[type].title, language));
	}
}
