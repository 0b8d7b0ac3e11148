import { textIn } from './blocks/held';
import { blocksIn, pagesIn, type SiteDocument } from './site';

/** Which comments a site speaks of: those of every block that is a wall, each question once. */
export function wallsOn({ pages }: Pick<SiteDocument, 'pages'>): { survey: string; question: string }[] {
	const all = [...pagesIn(pages)].flatMap(({ page }) => [...blocksIn(page)]);
	const found = all
		.filter(({ block }) => block.kind === 'wall')
		.map(({ block: { fields } }) => ({
			survey: textIn(fields, 'survey'),
			question: textIn(fields, 'question')
		}))
		.filter(({ survey, question }) => survey && question);
	return [...new Map(found.map((wall) => [JSON.stringify(wall), wall])).values()];
}
