interface Searched {
	name: string;
	purpose: string;
	questions: string[];
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** @returns those in which every word of the query is found: in the name, the purpose or a question */
export function search<Found extends Searched>(templates: readonly Found[], query: string): Found[] {
	const words = plain(query).split(/\s+/).filter(Boolean);
	return templates.filter(({ name, purpose, questions }) => {
		const text = plain([name, purpose, ...questions].join('\n'));
		return words.every((word) => text.includes(word));
	});
}
