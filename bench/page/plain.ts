import type { Definition } from '../author.ts';
import { choicesOf, partsOf, questionsOf, said, type Part } from './texts.ts';

// The floor: the same text as one form of plain HTML, with nothing that a page could do without.

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

const ticks = (type: string, name: string, choices: { value: string; text: string }[]) =>
	choices
		.map(
			({ value, text }) =>
				`<label><input type="${type}" name="${name}" value="${escaped(value)}"> ${escaped(text)}</label>`
		)
		.join('');

function scale(question: Part): { value: string; text: string }[] {
	const from = Number(question['rateMin'] ?? 1);
	const to = Number(question['rateMax'] ?? from + Number(question['rateCount'] ?? 5) - 1);
	return Array.from({ length: to - from + 1 }, (_, at) => ({
		value: String(from + at),
		text: String(from + at)
	}));
}

function grid(question: Part, name: string): string {
	const columns = choicesOf(question['columns']);
	const rows = choicesOf(question['rows']).map(
		(row) =>
			`<tr><th>${escaped(row.text)}</th>${columns
				.map(
					({ value }) => `<td><input type="radio" name="${name}.${escaped(row.value)}" value="${value}"></td>`
				)
				.join('')}</tr>`
	);
	const head = columns.map(({ text }) => `<th>${escaped(text)}</th>`).join('');
	return `<table><tr><td></td>${head}</tr>${rows.join('')}</table>`;
}

function field(question: Part): string {
	const name = escaped(String(question['name']));
	const choices = choicesOf(question['choices']);
	switch (question['type']) {
		case 'rating':
			return `${escaped(said(question['minRateDescription']))} ${ticks('radio', name, scale(question))} ${escaped(said(question['maxRateDescription']))}`;
		case 'boolean':
			return ticks('radio', name, [
				{ value: 'true', text: said(question['labelTrue'], 'Yes') },
				{ value: 'false', text: said(question['labelFalse'], 'No') }
			]);
		case 'radiogroup':
			return ticks('radio', name, choices);
		case 'checkbox':
			return ticks('checkbox', name, choices);
		case 'matrix':
			return grid(question, name);
		case 'comment':
			return `<textarea name="${name}"></textarea>`;
		case 'dropdown':
		case 'ranking':
			return `<select name="${name}"><option>${choices
				.map(({ value, text }) => `<option value="${escaped(value)}">${escaped(text)}`)
				.join('')}</select>`;
		default:
			return `<input name="${name}">`;
	}
}

const CSS =
	'body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:auto;padding:1rem}fieldset{margin:1rem 0}label{display:block}';

/** @returns the survey as a static page: all of its questions in one form, no script */
export function plainPage(definition: Definition): string {
	const titles = partsOf(definition['pages']).map((page) => said(page['title']));
	const pages = questionsOf(definition).map((questions, at) => {
		const fields = questions.map((question) => {
			const title = said(question['title'], String(question['name']));
			return `<fieldset><legend>${escaped(title)}</legend>${field(question)}</fieldset>`;
		});
		return `<h2>${escaped(titles[at] ?? '')}</h2>${fields.join('')}`;
	});
	const title = escaped(said(definition['title']));
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="icon" href="data:,"><style>${CSS}</style><h1>${title}</h1><p>${escaped(said(definition['description']))}</p><form method="post">${pages.join('')}<button>Send</button></form></html>`;
}
