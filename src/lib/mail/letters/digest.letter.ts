import * as v from 'valibot';
import { telling } from './asking';
import { dressOf, type Dress } from './dress';
import { against, paragraph, spaced } from './drawing';
import { spokenBy } from './house-words';
import type { Drawing, Drawn, Letter } from './letter';
import { escaped, inLine } from './marks';

const row = v.object({
	survey: v.string(),
	/** How many answered it this week, and altogether. */
	week: v.pipe(v.number(), v.integer(), v.minValue(0)),
	total: v.pipe(v.number(), v.integer(), v.minValue(0))
});
/** What came in, a survey each: as JSON in `facts.rows` of the drawing. */
export type DigestRow = v.InferOutput<typeof row>;
const rows = v.pipe(v.string(), v.parseJson(), v.array(row));

// More is a report, not a letter.
const MOST = 20;

interface Words {
	week: (n: string) => string;
	total: (n: string) => string;
	rest: (n: string) => string;
	none: string;
	/** A survey's line of the text part. */
	plain: (survey: string, week: string, total: string) => string;
}
const EN: Words = {
	week: (n) => (n === '1' ? '1 answer' : `${n} answers`),
	total: (n) => `${n} altogether`,
	rest: (n) => `and ${n} more`,
	none: 'No answers came in this week.',
	plain: (survey, week, total) => `- ${survey}: ${week}, ${total}`
};
const ZH: Words = {
	week: (n) => `${n} 份`,
	total: (n) => `共 ${n} 份`,
	rest: (n) => `另有 ${n} 份问卷`,
	none: '本周没有新的答卷。',
	plain: (survey, week, total) => `- ${survey}：${week}，${total}`
};

function line(
	{ survey, week, total }: DigestRow,
	said: Words,
	count: Intl.NumberFormat,
	dress: Dress,
	spoken: string
): string {
	const name = inLine(survey);
	const { line: colour } = dress.light;
	const cell = (inside: string, width: string, align: string, padding = '10px 0') =>
		`<td class="line" width="${width}" valign="top" align="${align}" style="padding:${padding};border-top:1px solid ${colour};">${inside}</td>`;
	const soft = { ink: 'soft', size: 14, below: 0 } as const;
	return (
		'<tr>' +
		cell(
			paragraph(escaped(name), dress, { below: 0 }, against(name, dress)),
			'62%',
			dress.start,
			dress.direction === 'rtl' ? '10px 0 10px 12px' : '10px 12px 10px 0'
		) +
		cell(
			paragraph(said.week(count.format(week)), dress, { strong: true, below: 0 }, spoken) +
				paragraph(said.total(count.format(total)), dress, soft, spoken),
			'38%',
			dress.end
		) +
		'</tr>'
	);
}

function cameIn(drawing: Drawing): Drawn {
	const dress = dressOf(drawing);
	const chinese = /^zh\b/i.test(drawing.language);
	const said = chinese ? ZH : EN;
	const count = new Intl.NumberFormat(chinese ? 'zh-CN' : 'en');
	const all = v.parse(rows, drawing.facts['rows'] ?? '[]');
	const rest = all.length > MOST ? said.rest(count.format(all.length - MOST)) : '';
	const shown = all.slice(0, MOST);
	const spoken = spokenBy(drawing);
	if (!shown.length) return { html: paragraph(said.none, dress, {}, spoken), text: [said.none] };
	const lines = shown.map((one) => line(one, said, count, dress, spoken)).join('');
	const table =
		`<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" ` +
		`dir="${dress.direction}">${lines}</table>`;
	return {
		html: spaced(table, 0, 16, dress) + (rest && paragraph(rest, dress, { ink: 'soft', size: 14 }, spoken)),
		text: [
			shown
				.map(({ survey, week, total }) =>
					said.plain(inLine(survey), said.week(count.format(week)), said.total(count.format(total)))
				)
				.join('\n'),
			...(rest ? [rest] : [])
		]
	};
}

/** The week of a team, for its members. Drawn with `facts.rows`. */
export const letter: Letter = {
	id: 'digest',
	bulk: true,
	needs: ['$link', '$unsubscribe'],
	words: {
		en: {
			sender: 'Earshot',
			subject: '{$team}: what came in this week',
			preheader: '',
			body: 'Hello {name|there},\n\nHere is what people told {$team} in the last seven days.',
			button: 'See what they said',
			closing: ''
		},
		'zh-cn': {
			sender: 'Earshot',
			subject: '{$team}：本周新收到的答卷',
			preheader: '',
			body: '{name}您好：\n\n以下是{$team}最近七天收到的答卷。',
			button: '查看结果',
			closing: ''
		}
	},
	draw: (drawing) => telling(drawing, cameIn(drawing))
};
