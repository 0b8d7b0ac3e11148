import { QuestionTextModel, Serializer, SurveyModel } from 'survey-core';
import { insideOf, isPart, pagesOf, type Definition, type Part } from '../definition';

/** What could be confused with the inside of a SurveyJS object is left alone. */
const SAFE = /^[a-z][\w-]{0,60}$/i;
const members = [new SurveyModel(), new QuestionTextModel('')];
const isSafe = (name: string) => SAFE.test(name) && !members.some((model) => name in model);

function keepType(type: string) {
	class Kept extends QuestionTextModel {
		override getType(): string {
			return type;
		}
		override getTemplate(): string {
			return 'text';
		}
		protected override getCssType(): string {
			return 'text';
		}
	}
	Serializer.addClass(type, [], () => new Kept(''), 'text');
}

function keepProperties(type: string, part: Part) {
	for (const name of Object.keys(part))
		if (isSafe(name) && !Serializer.findProperty(type, name))
			Serializer.addProperty(type, { name, visible: false });
}

function visit(part: Part, type: string) {
	keepProperties(type, part);
	for (const inside of insideOf(part)) {
		const of = inside['type'];
		if (typeof of !== 'string' || !isSafe(of)) continue;
		if (!Serializer.findClass(of)) keepType(of);
		visit(inside, of);
	}
}

/**
 * SurveyJS drops what it does not know. A draft keeps it: whatever type or property stands in a definition
 * is made known before Creator reads it, as something that can be moved and removed but not edited.
 */
export function keepUnknown(definition: Definition) {
	keepProperties('survey', definition);
	for (const page of pagesOf(definition).filter(isPart)) visit(page, 'page');
}
