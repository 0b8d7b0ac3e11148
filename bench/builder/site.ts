/** A site whose one page has so many blocks: headings and paragraphs in turn, as most pages do. */
export function siteOf(blocks: number) {
	const words = (at: number) => ({
		type: 'doc',
		content: [
			{
				type: 'paragraph',
				content: [
					{ type: 'text', text: `Paragraph ${at} says something about the programme, and who to ask.` }
				]
			}
		]
	});
	const block = (at: number) =>
		at % 2
			? { id: `b${at}`, kind: 'text', fields: { text: { en: words(at) } } }
			: { id: `b${at}`, kind: 'heading', fields: { text: { en: `Heading ${at}` } } };
	const slots = [Array.from({ length: blocks }, (_, at) => block(at))];
	return {
		format: 1,
		languages: ['en'],
		title: { en: 'Bench' },
		about: {},
		theme: { look: 'house', accent: '#225588', type: 'calm' },
		cover: '',
		pages: [
			{
				id: 'home',
				slug: '',
				title: { en: 'Home' },
				about: {},
				unlisted: false,
				pages: [],
				sections: [{ id: 'only', layout: 'one', tone: 'plain', slots }]
			}
		]
	};
}
