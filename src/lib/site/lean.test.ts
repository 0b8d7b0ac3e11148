import { expect, test } from 'vitest';
import { lean, renamed, scopesOf } from './lean';

const page =
	'<div class="a z1b80"> <p class="z1b80 z0c1d">class="z1b80" of <b>words</b> <i>.z1b80</i></p> <span class="z9">x</span> </div>';

test('scopes are named shortly, in the page and in its style alike', () => {
	const scopes = scopesOf(page);
	expect([...scopes]).toEqual([
		['z1b80', 'z0'],
		['z0c1d', 'z1']
	]);
	expect(renamed('.a.z1b80>p:where(.z0c1d),.z1b80-x,.z2222{a:b}', scopes)).toBe(
		'.a.z0>p:where(.z1),.z1b80-x,.z2222{a:b}'
	);
	expect(lean(page, scopes)).toBe(
		'<div class="a z0"><p class="z0 z1">class="z1b80" of <b>words</b> <i>.z1b80</i></p> <span class="z9">x</span></div>'
	);
});

test('a field that keeps its text as it is has its name changed too', () => {
	const field = '<textarea class="z1b80"> <div> <p class="z1b80"> </textarea>';
	const now = '<textarea class="z0"> <div> <p class="z1b80"> </textarea>';
	expect(lean(field, scopesOf(field))).toBe(now);
});

test('a short name that somebody has already is given to nobody else', () => {
	const taken = '<p class="z0 z1b80"></p>';
	expect(scopesOf(taken).get('z1b80')).not.toBe('z0');
});

test.each([
	'<script>const a = "<div> <p class=\\"z1b80\\">"</script>',
	'<textarea><div> <p></textarea>',
	'<p>a &lt;div> b <b>c</b> <i>d</i></p>',
	'<p title="&lt;div> &lt;b">a</p>'
])('what is no space between boxes stays: %s', (text) => {
	expect(lean(text, scopesOf(text))).toBe(text);
});
