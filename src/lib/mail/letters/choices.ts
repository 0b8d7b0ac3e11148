import type { PlannedQuestion, Words } from '$lib/survey/plan';
import type { Dress } from './dress';
import { against, heading, paragraph, plainly, roomy } from './drawing';
import { houseWords, spokenBy } from './house-words';
import type { Drawing, Drawn } from './letter';
import { escaped, hole } from './marks';
import { offered } from './question';

// The first question as it stands in a letter: every choice a link of its own.

/** A choice, its texts in the letter's language. */
interface Target {
	/** Where it leads, its hole marked. */
	link: string;
	text: string;
	/** Drawn before the text; never the only thing that says what it is. */
	sign: string;
}

type Asked = PlannedQuestion & { look?: string; low?: Words; high?: Words };

// From the worst to the best: which of them a scale shows depends on how many points it has.
const FACES = ['😞', '🙁', '😐', '🙂', '😀'];
const face = (at: number, of: number): string => FACES[Math.round((at / Math.max(1, of - 1)) * 4)] ?? '';

const targetsOf = (question: Asked, language: string): Target[] =>
	offered(question).map(({ index, text }, at, all) => ({
		link: `${hole('$link')}.${index}`,
		text: plainly(text, language),
		sign: question.look === 'smileys' ? face(at, all.length) : question.look === 'stars' ? '★' : ''
	}));

/** A row that keeps others apart: Outlook gives tables no margin. */
const spacer = (height: number): string =>
	`<tr><td height="${height}" style="font-size:0;line-height:${height}px;">&nbsp;</td></tr>`;

const table = (inside: string, attributes = '', style = ''): string =>
	`<table role="presentation" border="0" cellpadding="0" cellspacing="0"${attributes} style="border-collapse:separate;${style}">${inside}</table>`;

/** A cell that can be pressed. */
function cell(
	target: Target,
	dress: Dress,
	{ width = '', padding = '', align = 'center', inside = '' }
): string {
	const { paper, ink } = dress.light;
	// Outlook keeps padding of cells alone, and takes this one's from its own property.
	return (
		`<td class="cell" align="${align}"${width} bgcolor="${paper}" style="border:1px solid ${dress.rim.light};` +
		`border-radius:${dress.corner}px;background-color:${paper};mso-padding-alt:${padding};"><a class="ink" href="${target.link}" ` +
		`target="_blank" style="display:block;padding:${padding};font-size:16px;` +
		`line-height:24px;font-weight:600;color:${ink};text-decoration:none;">${roomy(inside, 2)}</a></td>`
	);
}

// WCAG 2.5.5, with its edge: 44 pixels. Six of them and their gaps are 288, just what the card leaves on a phone of 320;
// eleven are 528, just what it leaves on a wide screen (dress.ts).
const GAP = 4;
const sideOf = (n: number): number => (n <= 5 ? 52 : 44);

/** What a point says below its sign, which is larger. */
const signed = ({ sign, text }: Target): string =>
	(sign && `<span style="font-size:22px;line-height:28px;">${sign}</span><br>`) + escaped(text);

function scaleRow(targets: Target[], side: number, dress: Dress): string {
	const gap = `<td width="${GAP}" style="font-size:0;line-height:0;">&nbsp;</td>`;
	const cells = targets.map((target) => {
		const padding = `${target.sign ? 6 : (side - 26) / 2}px 0`;
		return cell(target, dress, { width: ` width="${side - 2}"`, padding, inside: signed(target) }) + gap;
	});
	return table(`<tr>${cells.join('')}</tr>${spacer(GAP)}`, ` dir="${dress.direction}"`);
}

/** Points of a scale side by side; more than seven stand in two rows where one has no room. */
function scale(targets: Target[], dress: Dress): string {
	const side = sideOf(targets.length);
	if (targets.length <= 6) return scaleRow(targets, side, dress);
	const half = Math.ceil(targets.length / 2);
	const rows = [targets.slice(0, half), targets.slice(half)].map((row) => scaleRow(row, side, dress));
	const block = (row: string) =>
		`<div style="display:inline-block;vertical-align:top;font-size:0;">${row}</div>`;
	// Outlook knows no inline-block: for it alone, a table around both rows.
	return (
		'<!--[if mso]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td><![endif]-->' +
		rows.map(block).join('<!--[if mso]></td><td><![endif]-->') +
		'<!--[if mso]></td></tr></table><![endif]-->'
	);
}

/** What the ends of a scale mean: below it, each with its number, so that it holds in one row and in two. */
function ends(targets: Target[], [low, high]: [string, string], dress: Dress): string {
	if (!low && !high) return '';
	const [first, last] = [targets[0]?.text ?? '', targets.at(-1)?.text ?? ''];
	const width = targets.length * (sideOf(targets.length) + GAP) - GAP;
	const end = (point: string, words: string, align: string) =>
		`<td valign="top" align="${align}" width="50%" style="padding:6px 0 0;">${paragraph(
			words && `${escaped(point)} = ${escaped(words)}`,
			dress,
			{ ink: 'soft', size: 14, below: 0 }
		)}</td>`;
	return table(
		`<tr>${end(first, low, dress.start)}${end(last, high, dress.end)}</tr>`,
		` width="${targets.length <= 6 ? width : '100%'}" dir="${dress.direction}"`,
		`max-width:${width}px;`
	);
}

/** Choices one below the other, as wide as the letter. */
function list(targets: Target[], dress: Dress): string {
	const row = (target: Target) =>
		`<tr>${cell(target, dress, {
			width: ' width="100%"',
			padding: '11px 16px',
			align: dress.start,
			inside: (target.sign && `${target.sign}&nbsp; `) + escaped(target.text)
		})}</tr>`;
	return table(targets.map(row).join(spacer(8)), ` width="100%" dir="${dress.direction}"`);
}

// Above this a label needs a line of its own. A Chinese sign is as wide as two letters.
const SHORT = 4;
const widthOf = (text: string): number => text.replace(/[^ -\u02ff]/g, '##').length;

/** The question and its choices, each a link; `named` beside a point that is an end. */
export function asked(question: Asked, drawing: Drawing, dress: Dress): Drawn {
	const { language } = drawing;
	const targets = targetsOf(question, language);
	const title = plainly(question.title, language);
	const about = plainly(question.description, language);
	const named: [string, string] = [plainly(question.low, language), plainly(question.high, language)];
	const short = targets.every(({ text }) => widthOf(text) <= SHORT);
	const drawn = short && question.kind !== 'boolean' && question.look !== undefined;
	const { confirm, leads, means } = houseWords(drawing);
	const end = (at: number) => (at === 0 ? named[0] : at === targets.length - 1 ? named[1] : '');
	return {
		html: [
			heading(escaped(title), dress, against(title, dress)),
			about && paragraph(escaped(about), dress, { ink: 'soft', size: 15 }, against(about, dress)),
			drawn ? `<div style="font-size:0;">${scale(targets, dress)}</div>` : list(targets, dress),
			drawn ? ends(targets, named, dress) : '',
			paragraph(confirm, dress, { ink: 'soft', size: 14, above: 16, below: 24 }, spokenBy(drawing))
		]
			.filter(Boolean)
			.join('\n'),
		text: [
			[title, about].filter(Boolean).join('\n'),
			targets
				.map(({ text, link }, at) => leads(end(at) && drawn ? means(text, end(at)) : text, link))
				.join('\n'),
			confirm
		]
	};
}
