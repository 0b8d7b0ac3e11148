import { existsSync, globSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { compressed } from '../../server/compression';
import { compile } from '../compile';
import { parseDefinition } from '../definition';
import type { Plan } from '../plan';
import { compilers, rules } from '../questions/registry';
import { frameOf, opening } from './draw';
import { fields } from './registry';
import { scriptFor } from './script';
import { FIELD, type View } from './sitting';
import { usedIn } from './style';
import Survey from './Survey.svelte';

function planned(raw: unknown): Plan {
	const parsed = parseDefinition(raw);
	if ('problem' in parsed) throw new Error(parsed.problem.code);
	const { plan, obstacles } = compile(parsed.definition, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	return plan;
}

const ID = '0f0e0d0c-0b0a-4908-8706-050403020100';

function drawn(plan: Plan, more: Partial<View> = {}, language = 'en'): string {
	const place = { id: ID, version: 3, named: false, send: '/s/visit/send', start: '/s/visit/start' };
	const view = opening(frameOf(plan, language, place));
	if (!view) throw new Error('nothing to draw');
	return render(Survey, { props: { view: { ...view, ...more } } }).body;
}

const one = (element: object) =>
	planned({ title: 'Visit', elements: [{ name: 'q', title: 'How?', ...element }] });
/** The markup of the form alone, without the script and its data. */
const formIn = (body: string) => body.slice(0, body.indexOf('</form>')).replace(/<!--.*?-->/g, '');

const EVIL = '<img src=x onerror=alert(1)>';

const REFERENCE = '../shared/corpus/surveys/reference.json';

describe('the weight of the page', () => {
	/** What one TCP window carries (ten segments of 1,460 bytes, less the headers), so that the server's first answer
	 *  holds the whole page. In bytes. */
	const BUDGET = 14_000;
	const styles = [
		...['ui/tokens', 'survey/respond/page', 'survey/respond/controls', 'survey/respond/shown'],
		'survey/respond/inside'
	];
	const sheet = [
		...styles.map((file) => `src/lib/${file}.css`),
		...globSync('src/lib/survey/questions/**/*.css')
	]
		.map((file) => readFileSync(file, 'utf8'))
		.join('')
		.replace(/\/\*[^]*?\*\/|@import[^;]*;/g, '')
		.replace(/\s+/g, ' ');

	it.skipIf(!existsSync(REFERENCE))(
		`lets the reference survey fit into ${BUDGET} bytes (needs ${REFERENCE})`,
		async () => {
			const body = drawn(planned(JSON.parse(readFileSync(REFERENCE, 'utf8')))).replace(/<!--.*?-->/g, '');
			const head =
				'<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8" /><title>Survey</title>';
			const page = `${head}<style>${usedIn(sheet, body)}</style></head><body>${body}</body></html>`;
			// As it is served: see `hooks.server.ts`.
			const served = await compressed(
				new Request('https://earshot.test/s/visit', { headers: { 'accept-encoding': 'br' } }),
				new Response(page, { headers: { 'content-type': 'text/html' } }),
				() => ID
			);
			const bytes = Buffer.from(await served.arrayBuffer());
			expect(brotliDecompressSync(bytes).toString()).toBe(page);
			expect(bytes.length).toBeLessThanOrEqual(BUDGET);
		}
	);

	const weight = (element: object) => gzipSync(scriptFor(one(element), false)).length;

	it.each<[string, object, object]>([
		['functions', { type: 'text' }, { type: 'text', visibleIf: 'currentYear() > 2000' }],
		['reckoning', { type: 'text', visibleIf: '{q} > 1' }, { type: 'text', visibleIf: '{q} + 1 > 1' }],
		['formats', { type: 'text' }, { type: 'text', inputType: 'url' }],
		['addresses', { type: 'text' }, { type: 'text', inputType: 'email' }],
		[
			'entries',
			{ type: 'text' },
			{ type: 'paneldynamic', templateElements: [{ type: 'text', name: 'a', title: 'A' }] }
		],
		[
			'choices that come and go',
			{ type: 'radiogroup', choices: ['a', 'b'] },
			{ type: 'radiogroup', choices: ['a', { value: 'b', visibleIf: '{q} empty' }] }
		]
	])('carries %s only for surveys that need them', (_what, without, with_) => {
		expect(weight(without)).toBeLessThan(weight(with_));
	});

	it('is the same script for surveys that need the same', () => {
		expect(scriptFor(one({ type: 'text' }), false)).toBe(
			scriptFor(one({ type: 'text', maxLength: 9 }), false)
		);
	});

	it('does not grow without bound with a survey', () => {
		const pages = (n: number) =>
			planned({
				title: 'Visit',
				pages: Array.from({ length: n }, (_, page) => ({
					name: `p${page}`,
					elements: Array.from({ length: 5 }, (_, at) => ({
						type: 'nps',
						name: `q${page}_${at}`,
						title: 'How?'
					}))
				}))
			});
		const [small, large] = [drawn(pages(10)), drawn(pages(100))];
		expect(large.length).toBeLessThan(small.length * 1.05);
		expect(large.match(/<section/g)).toHaveLength(5);
	});
});

describe('what is drawn', () => {
	const COMMON = ['id="q0"', 'id="q0-mistake"'];
	it.each<[string, object, string[]]>([
		[
			'text',
			{ type: 'text', maxLength: 80 },
			['<label', 'for="q0-input"', 'name="q"', 'maxlength="80"', ...COMMON]
		],
		['a number', { type: 'text', inputType: 'number' }, ['type="text"', 'inputmode="decimal"']],
		['a slider', { type: 'text', inputType: 'range', min: 0, max: 9 }, ['data-becomes="range"', '<output']],
		['comment', { type: 'comment', maxLength: 300 }, ['<textarea', 'maxlength="300"', ...COMMON]],
		[
			'radiogroup',
			{ type: 'radiogroup', choices: ['a', 'b'] },
			['role="radiogroup"', '<legend', 'value="b"']
		],
		[
			'checkbox',
			{ type: 'checkbox', choices: ['a'], showNoneItem: true },
			['<fieldset', 'type="checkbox"', 'data-alone']
		],
		[
			'other',
			{ type: 'radiogroup', choices: ['a'], showOtherItem: true },
			['name="q-Comment"', 'data-other']
		],
		['dropdown', { type: 'dropdown', choices: ['a', 'b'] }, ['<select', '<option value="">', 'value="a"']],
		['boolean', { type: 'boolean' }, ['value="true"', 'value="false"', 'role="radiogroup"']],
		['rating', { type: 'rating', rateMax: 5 }, ['type="radio"', 'value="5"']],
		['nps', { type: 'nps' }, ['value="0"', 'value="10"', 'class="scale long', 'id="q0-low"']],
		['csat', { type: 'csat' }, ['value="5"', 'class="scale short']],
		['ces', { type: 'ces' }, ['value="7"']],
		['smileys', { type: 'smileys' }, ['<svg', 'aria-hidden="true"', 'Neither good nor bad']],
		['html', { type: 'html', html: '<p>Hello <b>you</b></p>' }, ['<strong>you</strong>']],
		[
			'image',
			{ type: 'image', imageLink: 'https://e.test/a.png', altText: 'A hill' },
			['alt="A hill"', 'loading="lazy"']
		]
	])('%s', (_kind, element, parts) => {
		const form = formIn(drawn(one(element)));
		for (const part of parts) expect(form).toContain(part);
		expect(form).not.toMatch(/ style="| on[a-z]+="/);
	});

	it('has a field for every kind', () => {
		expect(Object.keys(fields).sort()).toEqual(Object.keys(rules).sort());
	});

	it('names every control that is to be filled in', () => {
		const plan = one({ type: 'checkbox', choices: ['a'], showOtherItem: true });
		for (const [control] of formIn(drawn(plan)).matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
			expect(control).toMatch(/ name="/);
		}
	});

	it('keeps what was typed, and says beside it what is wrong', () => {
		const plan = one({ type: 'text', inputType: 'number', isRequired: true });
		const form = formIn(
			drawn(plan, { answers: { q: 'twelve' }, mistakes: { q: 'A number, please.' }, focus: 'q' })
		);
		expect(form).toContain('value="twelve"');
		expect(form).toMatch(/id="q0-mistake">A number, please\./);
		expect(form).toMatch(
			/<input id="q0-input"[^>]*aria-describedby="[^"]*q0-mistake"[^>]*aria-invalid="true"[^>]*autofocus/
		);
		expect(form).toMatch(/role="alert".*href="#q0"/s);
	});

	it('shows a page at a time, and carries the others along', () => {
		const pages = ['a', 'b'].map((name) => ({ name, elements: [{ type: 'text', name: `q${name}` }] }));
		const form = formIn(drawn(planned({ title: 'Visit', pages }), { page: 1, answers: { qa: 'kept' } }));
		expect(form).toMatch(/<section id="s0" hidden/);
		expect(form).toMatch(/<section id="s1" tabindex/);
		expect(form).toContain('value="kept"');
		expect(form).toMatch(new RegExp(`id="forward" name="${FIELD.go}" value="send"`));
	});

	it('says who sees a name, and asks for it', () => {
		const form = formIn(drawn(one({ type: 'text' }), { who: 'Ada' }));
		expect(form).toContain(`name="${FIELD.who}" value="Ada"`);
		expect(formIn(drawn(one({ type: 'text' })))).not.toContain(FIELD.who);
	});
});

describe('text from people', () => {
	const plan = planned({
		title: EVIL,
		completedHtml: EVIL,
		pages: [
			{
				name: 'p',
				title: EVIL,
				elements: [
					{ type: 'text', name: 'who', title: `</script>${EVIL}`, description: EVIL, placeholder: EVIL },
					{
						type: 'radiogroup',
						name: 'r',
						title: 'For {who}',
						choices: [{ value: EVIL, text: EVIL }],
						showOtherItem: true
					},
					{
						type: 'nps',
						name: 'n',
						minRateDescription: EVIL,
						requiredErrorText: `</script>${EVIL}`,
						isRequired: true
					}
				]
			}
		]
	});
	it('is text, wherever it stands', () => {
		const body = drawn(plan, {
			answers: { who: EVIL, 'r-Comment': EVIL },
			mistakes: { who: EVIL },
			trouble: EVIL,
			refused: { sentence: EVIL, copy: `</textarea>${EVIL}`, yours: EVIL }
		});
		expect(body).not.toContain('<img');
		expect(body).toContain('For &lt;img src=x');
		// The two that are ours: the plan as data, and the script.
		expect(body.match(/<\/script/g)).toHaveLength(2);
	});
	it('reaches the script whole', () => {
		const data = /id="cargo">(.*?)<\/script>/s.exec(drawn(plan))?.[1] ?? '';
		expect(JSON.parse(data).plan.pages[0].elements[2].requiredMessage).toBe(`</script>${EVIL}`);
	});
});
