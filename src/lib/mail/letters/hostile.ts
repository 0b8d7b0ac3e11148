import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Names as somebody writes them who means harm, or whose keyboard does: for tests and the bench.

const OURS = [
	'Chen, "Mei" <mei@example.org>',
	"O'Brien & Söhne; Ltd.",
	'first line\r\nBcc: everybody@example.org',
	'a\nb\u2028c\u2029d\u0085e\u000bf',
	'{{x}} {{{x}}} {name} {$link} ${name} <%= x %> [[x]] {% x %}',
	"$& $1 $` $' $$ \\1",
	'<mj-text>x</mj-text></mj-text></mj-raw><mj-raw><script>x()</script>',
	'<mj-include path="/etc/passwd" type="html" />',
	'</mjml></mj-body></mj-section>',
	'<!--[if mso]><table><![endif]--> --> <!-- ]]> <![CDATA[x]]>',
	'</title></style></head><body><plaintext>',
	'" onmouseover="x()" style="position:fixed',
	"' autofocus onfocus='x()",
	'&amp;lt;b&amp;gt; &#60;b&#62; &lt;b&gt; &copy &#0; &#xD800;',
	'\u202Egro.elpmaxe\u202C \u2066a\u2069 \u200Fשלום\u200F \u061C',
	'👩🏽‍🔬 e\u0301 \u{1F1E8}\u{1F1F3} \uFE0F',
	'\u0000\u0001\u001b[31m\u007f\u009f',
	'\ud800 \udfff \udc00\ud800',
	'\uFDD0name\uFDD1 \uFDD0%24link\uFDD1 \uFDEF \uFFFE \uFFFF',
	'  spaces \t at \u00a0 both ends \u3000 ',
	'',
	' ',
	'x'.repeat(2_000),
	'sanitized0:x; variable_temp_0 MJMLHTMLIGNORE0END mj-column-per-100'
];

const strings = (file: string): string[] => {
	const found: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
	return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
};

/** @param corpus folder of `text/` and `html/`; what is not there is left out */
export const hostileValues = (corpus: string): string[] => [
	...OURS,
	...strings(path.join(corpus, 'text/blns.json')),
	...strings(path.join(corpus, 'html/live-payloads.json'))
];

/** @returns as many values as asked for: the list, and then pairs out of it */
export function manyHostile(corpus: string, count: number): string[] {
	const list = hostileValues(corpus);
	return Array.from({ length: count }, (_, at) => {
		const round = Math.floor(at / list.length);
		const [one = '', other = ''] = [list[at % list.length], list[(at * 7 + round * 13) % list.length]];
		return round === 0 ? one : one.slice(0, 300) + other.slice(0, 300);
	});
}
