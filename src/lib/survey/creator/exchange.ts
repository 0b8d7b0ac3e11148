import { readJson, type Place } from '$lib/builder/json';
import { parseDefinition, type Definition, type DefinitionProblem } from '../definition';

/** What came of a text that somebody wants to import. */
export type Imported =
	| { definition: Definition; cleaned: string[] }
	| {
			problem:
				{ code: 'empty' } | { code: 'malformed'; facts: Place & Record<string, number> } | DefinitionProblem;
	  };

/** Reads SurveyJS JSON as text: all of it, supported or not. Never throws. */
export function importText(text: string): Imported {
	if (text.trim() === '') return { problem: { code: 'empty' } };
	const read = readJson(text);
	if ('place' in read) return { problem: { code: 'malformed', facts: { ...read.place } } };
	// A string would be taken for JSON and read once more.
	if (typeof read.value === 'string') return { problem: { code: 'not_a_survey' } };
	return parseDefinition(read.value);
}

/** What no file system we know takes in a name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;

/** @returns the name of an exported draft: the survey's own as far as file systems allow, and the day */
export function exportName(name: string, day: Date): string {
	const safe = name
		.replace(FORBIDDEN, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '')
		.slice(0, 80)
		.trim();
	return `${safe || 'survey'} ${day.toISOString().slice(0, 10)}.json`;
}

/** @returns the draft as it is exported: SurveyJS JSON, readable by people */
export const exportText = (definition: Definition): string => `${JSON.stringify(definition, null, 2)}\n`;
