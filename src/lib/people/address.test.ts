import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { addressFrom } from './address';

describe('an address', () => {
	test.each([
		['ana@x.example', 'ana@x.example', 'ana@x.example'],
		['  Ana.Sousa@X.Example ', 'Ana.Sousa@x.example', 'ana.sousa@x.example'],
		['\u200bana@x.example\ufeff', 'ana@x.example', 'ana@x.example'],
		['Ana "the" Sousa <ana@x.example>', 'ana@x.example', 'ana@x.example'],
		['mailto:ana@x.example', 'ana@x.example', 'ana@x.example'],
		['ana＠x.example', 'ana@x.example', 'ana@x.example'],
		['li@例子.公司', 'li@xn--fsqu00a.xn--55qx5d', 'li@xn--fsqu00a.xn--55qx5d'],
		['o’hara@x.example'.replace('’', "'"), "o'hara@x.example", "o'hara@x.example"],
		['{name}@x.example', '{name}@x.example', '{name}@x.example'],
		['a+b@x.example', 'a+b@x.example', 'a+b@x.example']
	])('%j is %s', (text, address, key) => {
		expect(addressFrom(text)).toEqual({ address, key });
	});

	test.each([
		['', 'empty'],
		[' \u200b ', 'empty'],
		['<>', 'empty'],
		['ana', 'not_one'],
		['ana@', 'not_one'],
		['@x.example', 'not_one'],
		['ana@x', 'not_one'],
		['ana@127.0.0.1', 'not_one'],
		['ana@0x7f.1', 'not_one'],
		['ana@x.example/', 'not_one'],
		['ana@x%2eexample', 'not_one'],
		['ana@x..example', 'not_one'],
		['ana@x.example:25', 'not_one'],
		['ana@-x.example', 'not_one'],
		['ana sousa@x.example', 'not_one'],
		['"ana"@x.example', 'not_one'],
		['ana@[1.2.3.4]', 'not_one'],
		['ana@x.example\r\nBcc: all@x.example', 'two'],
		['ana@x.example, ben@x.example', 'two'],
		['ana@x.example;ben@x.example', 'two'],
		['Ana <ana@x.example>, Ben <ben@x.example>', 'two'],
		['a@b@c.example', 'not_one'],
		['李@x.example', 'foreign'],
		[`${'a'.repeat(65)}@x.example`, 'too_long'],
		[`a@${'x'.repeat(64)}.example`, 'not_one'],
		[`a@${`${'x'.repeat(60)}.`.repeat(5)}example`, 'too_long']
	])('%j is none: %s', (text, mistake) => {
		expect(addressFrom(text)).toEqual({ mistake });
	});
});

const CORPUS = path.resolve(import.meta.dirname, '../../../../shared/corpus/mail/addresses.xml');

interface Case {
	address: string;
	category: string;
	diagnosis: string;
}

const unescaped = (xml: string) =>
	xml
		.replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		// Pictures of control characters stand for them there.
		.replace(/[\u2400-\u241f]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0x2400));

const cases = (): Case[] =>
	[...readFileSync(CORPUS, 'utf8').matchAll(/<test id="\d+">([\s\S]*?)<\/test>/g)].map(([, xml = '']) => {
		const of = (tag: string) => unescaped(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(xml)?.[1] ?? '');
		return { address: of('address'), category: of('category'), diagnosis: of('diagnosis') };
	});

describe.skipIf(!existsSync(CORPUS))('the addresses of isemail (skipped without the corpus)', () => {
	const told = (category: string[]) => cases().filter((one) => category.includes(one.category));

	it('takes those that can be written to on the Internet', () => {
		// A top domain alone receives no letters (RFC 7085).
		const good = told(['ISEMAIL_VALID_CATEGORY', 'ISEMAIL_DNSWARN']).filter(({ address }) =>
			address.includes('.')
		);
		expect(good.length).toBeGreaterThan(15);
		expect(
			good.filter(({ address }) => 'mistake' in addressFrom(address)).map(({ address }) => address)
		).toEqual([]);
	});

	// Spaces around an address are not meant; isemail takes them for folded white space.
	it('takes none of the others', () => {
		const bad = told(['ISEMAIL_ERR', 'ISEMAIL_CFWS', 'ISEMAIL_DEPREC', 'ISEMAIL_RFC']);
		expect(bad.length).toBeGreaterThan(90);
		const taken = bad.filter(
			({ address }) => address === address.trim() && !('mistake' in addressFrom(address))
		);
		expect(taken.map(({ address, diagnosis }) => [address, diagnosis])).toEqual([]);
	});
});
