import type { Definition } from '../author.ts';

/** A survey that carries the payloads wherever an author can write, and asks for one answer to each. */
export function surveyWith(payloads: string[]): Definition {
	const [first = ''] = payloads;
	const at = (index: number) => payloads[index % payloads.length] ?? first;
	const choices = payloads.map((text, index) => ({ value: `v${index}`, text }));
	return {
		title: first,
		description: at(1),
		completedHtml: payloads.map((_, index) => `<p>{a${index}}</p>`).join(''),
		pages: [
			{
				title: at(2),
				description: at(3),
				elements: [
					...payloads.map((title, index) => ({
						type: 'comment',
						name: `a${index}`,
						title,
						description: at(index + 1),
						placeholder: at(index + 2)
					})),
					{ type: 'checkbox', name: 'many', title: at(4), choices, showOtherItem: true, otherText: at(5) },
					{ type: 'radiogroup', name: 'one', title: at(6), choices },
					{ type: 'dropdown', name: 'list', title: at(7), choices },
					{
						type: 'rating',
						name: 'scale',
						title: at(8),
						minRateDescription: at(9),
						maxRateDescription: at(10)
					},
					{ type: 'boolean', name: 'yes', title: at(11), labelTrue: at(12), labelFalse: at(13) },
					{ type: 'text', name: 'short', title: at(14), requiredErrorText: at(15), isRequired: true }
				]
			},
			{
				elements: [
					{ type: 'html', name: 'html', html: payloads.join('<br>') },
					// What was answered stands in what is asked next.
					...payloads.map((_, index) => ({ type: 'text', name: `e${index}`, title: `Again: {a${index}}` }))
				]
			}
		]
	};
}
