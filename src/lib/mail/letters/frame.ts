import { tagOf } from '$lib/survey/respond/words';
import { CHIP, dressOf, SIDES, styles, type Dress } from './dress';
import { paragraph, said, saidInHtml, wayOut } from './drawing';
import { houseWords, spokenBy } from './house-words';
import type { Drawing, Drawn, Letter } from './letter';
import { escaped, hole, inLine } from './marks';

// What stands around every letter: the head, the team above, why one gets it below.

/** A letter before MJML, its holes marked. */
export interface Source {
	mjml: string;
	/** MJML's own head holds rules that no client needs for these letters; called with the compiled body. */
	skeleton: (...given: { content: string }[]) => string;
	subject: string;
	sender: string;
	text: string;
}

const RESOLUTION =
	'<!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch>' +
	'</o:OfficeDocumentSettings></xml></noscript><![endif]-->';

const skeletonOf =
	(title: string, language: string, dress: Dress): Source['skeleton'] =>
	(...[given]) =>
		[
			`<!doctype html>`,
			`<html lang="${escaped(language)}" dir="${dress.direction}" xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office">`,
			'<head>',
			'<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">',
			'<meta name="viewport" content="width=device-width, initial-scale=1">',
			'<meta name="x-apple-disable-message-reformatting">',
			`<meta name="color-scheme" content="${dress.nightOnly ? 'dark' : 'light dark'}">`,
			'<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">',
			`<title>${title}</title>`,
			RESOLUTION,
			...styles(dress).map((style) => `<style type="text/css">${style}</style>`),
			'</head>',
			given?.content.trim() ?? '',
			'</html>',
			''
		].join('\n');

// Keeps inboxes from showing the beginning of the letter behind the preheader.
const BLANK = '&#847;&zwnj;&nbsp;'.repeat(60);

function preheader(drawing: Drawing, { light }: Dress): string {
	const words = saidInHtml(drawing.words.preheader, drawing);
	if (!words) return '';
	return (
		`<mj-raw><div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;` +
		`color:${light.paper};">${words}${BLANK}</div></mj-raw>`
	);
}

/** As large as it is, but no larger than a whisper. */
function logo({ brand, facts }: Drawing, dress: Dress): string {
	if (!brand?.logo) return '';
	const { src, width, height, alt } = brand.logo;
	const scale = Math.min(1, 200 / width, 40 / height);
	const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
	const { paper, ink } = dress.light;
	// Beware: a dark logo cannot be seen on a dark ground: its own ground stays as the team chose it.
	return (
		`<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="border-collapse:separate;"><tr>` +
		`<td bgcolor="${paper}" style="padding:6px ${CHIP}px;border-radius:${dress.corner}px;background-color:${paper};">` +
		`<img src="${escaped(facts.origin + src)}" alt="${escaped(alt || inLine(facts.team))}" width="${w}" height="${h}" ` +
		`style="display:block;border:0;font-size:16px;color:${ink};"></td></tr></table>`
	);
}

const HOUSE_NAME = 'Earshot';
/** Of the product itself, to sign in: no team sends it. */
const isHouse = ({ facts }: Drawing): boolean => facts.team === '' || facts.team === HOUSE_NAME;

const above = (drawing: Drawing, dress: Dress): string =>
	logo(drawing, dress) ||
	paragraph(escaped(isHouse(drawing) ? HOUSE_NAME : inLine(drawing.facts.team)), dress, {
		size: 15,
		strong: true,
		below: 0
	});

/** Why one gets it, and what becomes of the answers. */
function reasons({ bulk }: Letter, drawing: Drawing): string[] {
	if (!bulk) return [];
	const words = houseWords(drawing);
	const team = inLine(drawing.facts.team);
	if (drawing.facts.survey === undefined) return [words.member(team)];
	return [
		words.asked(team, inLine(drawing.facts.survey)),
		drawing.anonymous ? words.anonymous(team) : words.named(team)
	];
}

/** What stands below: the reasons, how to get no more of it, whose product it is. */
function below(letter: Letter, drawing: Drawing, dress: Dress): Drawn {
	const { leads, unsubscribe, sentBy } = houseWords(drawing);
	const why = reasons(letter, drawing);
	const last = isHouse(drawing) ? [] : [sentBy];
	const foot = (html: string, below = 8) =>
		paragraph(html, dress, { ink: 'soft', size: 13, below }, spokenBy(drawing));
	const lines = [...why, ...(letter.bulk ? [leads(unsubscribe, hole('$unsubscribe'))] : []), ...last];
	return {
		html: [
			...why.map((one) => foot(escaped(one))),
			// Its own room is enough.
			...(letter.bulk ? [foot(wayOut(unsubscribe, '$unsubscribe', dress), 0)] : []),
			...last.map((one) => foot(one))
		].join('\n'),
		text: lines.length ? ['--', lines.join('\n')] : []
	};
}

function mjmlOf(drawing: Drawing, main: string, foot: string, dress: Dress): string {
	const { light, direction, start, font } = dress;
	const section = (inside: string, side: keyof typeof SIDES, attributes: string) =>
		`<mj-section direction="${direction}" text-align="${start}" ${attributes}><mj-column direction="${direction}">` +
		`<mj-text css-class="${side}" align="${start}" padding="0 ${SIDES[side]}px" font-family="${font}" font-size="16px" ` +
		`line-height="${dress.leading}" color="${light.ink}">${inside}</mj-text></mj-column></mj-section>`;
	const raised = light['paper-raised'];
	return (
		`<mjml lang="${escaped(tagOf(drawing.language))}" dir="${direction}"><mj-body width="600px" ` +
		`css-class="paper" background-color="${light.paper}">${preheader(drawing, dress)}` +
		section(above(drawing, dress), drawing.brand?.logo ? 'mark' : 'around', 'padding="24px 0 16px"') +
		section(
			main,
			'say',
			`css-class="card" background-color="${raised}" border-radius="${dress.card}px" ` +
				`border="1px solid ${light.line}" border-top="4px solid ${light.accent}" padding="28px 0 12px"`
		) +
		(foot
			? section(foot, 'around', 'padding="24px 0 32px"')
			: '<mj-section padding="0 0 32px"><mj-column></mj-column></mj-section>') +
		'</mj-body></mjml>'
	);
}

/** @returns the letter as MJML with holes, and its text part */
export function sourceOf(letter: Letter, drawing: Drawing): Source {
	const dress = dressOf(drawing);
	const drawn = letter.draw(drawing);
	const foot = below(letter, drawing, dress);
	const title = saidInHtml(drawing.words.subject, drawing);
	return {
		mjml: mjmlOf(drawing, drawn.html, foot.html, dress),
		skeleton: skeletonOf(title, tagOf(drawing.language), dress),
		subject: said(drawing.words.subject, drawing),
		sender: said(drawing.words.sender, drawing),
		text: [...drawn.text, ...foot.text].filter(Boolean).join('\n\n') + '\n'
	};
}
