import { expect, it } from 'vitest';
import { kinds } from './blocks/registry';
import { previewOf } from './preview';
import { blocksIn } from './site';
import { freshTools } from './starting';
import { templates } from './templates/registry';
import { startIn } from './templates/template';

const hub = templates.get('hub');
if (!hub) throw new Error('no hub');
const document = startIn(hub, 'en', freshTools(new Date('2026-11-22T12:00:00Z')));
const at = { base: '/preview/x', language: 'en', asked: '', origin: 'http://here' };
const shown = (path: string) => previewOf({ name: 'Hub', document, brand: null }, { ...at, path }, kinds);

it('says in words what will be live, and asks for nothing', () => {
	const { view } = shown('');
	const blocks = view.document.pages.flatMap((page) => [...blocksIn(page)].map(({ block }) => block));
	expect(blocks.map(({ kind }) => kind)).not.toContain('question');
	expect(JSON.stringify(blocks)).toContain(JSON.stringify(kinds['question']?.about['zh-CN']));
	expect(view.given).toEqual({});
});

it('finds pages by their address, at its own base, and says where there is none', () => {
	expect(shown('how/ask-well').absent).toBe(false);
	expect(shown('how/ask-well').meta.url).toBe('http://here/preview/x/how/ask-well');
	expect(shown('nowhere').absent).toBe(true);
});
