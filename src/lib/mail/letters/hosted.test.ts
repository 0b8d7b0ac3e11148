import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compose } from '../../server/embedded/letters';
import { compile } from './compile.server';
import { fill } from './fill';
import { hosted, type HostedName } from './hosted';

const NAMES: HostedName[] = ['confirmation', 'magic_link', 'recovery', 'email_change'];
const FOLDER = path.resolve(import.meta.dirname, '../../../../supabase/templates');

it.each(NAMES)('the template %s is what its letter compiles to', async (name) => {
	const { letter, drawing, facts } = hosted(name);
	const { html } = fill(await compile(letter, drawing), facts);
	// After changing words or looks: `vitest run --project rules src/lib/mail/letters/hosted.test.ts -u`
	await expect(html).toMatchFileSnapshot(path.join(FOLDER, `${name}.html`));
});

it.each(NAMES)('in the box, %s can be read as text, and says what Supabase says in its subject', (name) => {
	const place = { origin: 'https://a.example', next: 'https://a.example/studio' };
	const letter = compose(name, 'mei@example.org', 'token', place, 'new<b>@example.org');
	const config = readFileSync(path.join(FOLDER, '../config.toml'), 'utf8');
	const subject = new RegExp(`template\\.${name}\\]\\nsubject = "(.*)"`).exec(config)?.[1];
	expect(letter.subject).toBe(subject);
	expect(letter.html).not.toMatch(/\{\{|<b>@/);
	expect(letter.text.replaceAll('<b>', '')).not.toMatch(/[<>]|\{\{|&\w+;|endif/);
	const link = /https:\/\/a\.example\/auth\/confirm\?token_hash=token&type=\w+&next=https\S*\n/g;
	expect(letter.text.match(link)).toHaveLength(2);
	expect(letter.text).toMatchSnapshot();
});
