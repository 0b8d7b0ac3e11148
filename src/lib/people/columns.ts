import { addressFrom } from './address';
import {
	attributeNameFrom,
	dayFrom,
	MOST_ATTRIBUTES,
	numberFrom,
	type Attribute,
	type AttributeKind
} from './attribute';
import type { Column, ColumnUse } from './import';
import { bare, cleaned } from './plain';

/** What the columns of a file are, guessed by their headings and their first values. */

const HEADINGS: Record<'address' | 'name' | 'language' | 'consent', readonly string[]> = {
	address: [
		'email',
		'emailaddress',
		'mail',
		'mailaddress',
		'address',
		'workemail',
		'mailadresse',
		'emailadresse',
		'邮箱',
		'邮箱地址',
		'邮件',
		'邮件地址',
		'电子邮件',
		'电子邮件地址',
		'电子邮箱',
		'电邮',
		'电邮地址',
		'工作邮箱',
		'公司邮箱',
		'收件人'
	],
	name: [
		'name',
		'fullname',
		'displayname',
		'employeename',
		'person',
		'contact',
		'姓名',
		'名字',
		'名称',
		'员工姓名',
		'联系人',
		'全名'
	],
	language: [
		'language',
		'lang',
		'locale',
		'preferredlanguage',
		'sprache',
		'语言',
		'语种',
		'首选语言',
		'偏好语言'
	],
	consent: [
		'consent',
		'consentdate',
		'consented',
		'consentedat',
		'optin',
		'gdprconsent',
		'同意',
		'同意日期',
		'授权',
		'已同意',
		'授权日期'
	]
};

/** Whether there are headings at all: nobody is called by an address there. */
export const isHeading = (cells: readonly string[]): boolean =>
	!cells.some((cell) => !('mistake' in addressFrom(cell)));

const plainly = (heading: string) =>
	bare(heading)
		.toLowerCase()
		.replace(/[\s_*:：.()（）-]/g, '');

const filled = (rows: readonly string[][], at: number) =>
	rows.map((row) => cleaned(row[at] ?? '')).filter(Boolean);

function kindOf(values: string[]): AttributeKind {
	if (!values.length) return 'text';
	if (values.every((value) => dayFrom(value) !== null)) return 'date';
	// A number with a nought in front, or a very long one, is somebody's number: nothing to count with.
	const counts = (value: string) => numberFrom(value) !== null && !/^-?0\d/.test(value) && value.length <= 15;
	return values.every(counts) ? 'number' : 'text';
}

function attributeUse(heading: string, values: string[], known: readonly Attribute[]): ColumnUse {
	const name = attributeNameFrom(heading.replace(/[{}@$]/g, '').slice(0, 60));
	if (!name) return { as: 'nothing' };
	const same = known.find((one) => plainly(one.name) === plainly(name));
	return { as: 'attribute', name: same?.name ?? name, kind: same?.kind ?? kindOf(values) };
}

/** The column in which most values are addresses. */
function mostlyAddresses(rows: readonly string[][], width: number): number {
	const found = Array.from(
		{ length: width },
		(_, at) => filled(rows, at).filter((value) => !('mistake' in addressFrom(value))).length
	);
	const most = Math.max(0, ...found);
	return most ? found.indexOf(most) : -1;
}

/**
 * @param headings null: the file has none
 * @param rows the first ones
 * @param known the team's attributes
 */
export function columnsOf(
	headings: readonly string[] | null,
	rows: readonly string[][],
	known: readonly Attribute[]
): Column[] {
	const width = Math.max(headings?.length ?? 0, ...rows.map((row) => row.length));
	const taken = new Set<string>();
	const once = (use: ColumnUse): ColumnUse => {
		if (use.as === 'nothing') return use;
		const mark = use.as === 'attribute' ? `attribute ${use.name}` : use.as;
		const attributes = [...taken].filter((one) => one.startsWith('attribute ')).length;
		if (taken.has(mark) || (use.as === 'attribute' && attributes >= MOST_ATTRIBUTES))
			return { as: 'nothing' };
		taken.add(mark);
		return use;
	};
	const titles = Array.from({ length: width }, (_, at) => cleaned(headings?.[at] ?? '').slice(0, 200));
	const named = titles.map((title) => {
		const [as] = (['address', 'name', 'language', 'consent'] as const).filter((one) =>
			HEADINGS[one].includes(plainly(title))
		);
		return as ?? null;
	});
	const address = named.includes('address') ? named.indexOf('address') : mostlyAddresses(rows, width);
	if (address >= 0) taken.add('address');
	return titles.map((heading, at) => {
		const values = filled(rows, at);
		const as = named[at];
		const use: ColumnUse =
			at === address ? { as: 'address' } : once(as ? { as } : attributeUse(heading, values, known));
		return { heading, use, samples: [...new Set(values)].slice(0, 3).map((value) => value.slice(0, 100)) };
	});
}

/** @returns what the person chose for each column, or null: not for this file */
export function usesFrom(json: unknown, width: number): ColumnUse[] | null {
	if (!Array.isArray(json) || json.length !== width) return null;
	const uses = json.map(useFrom);
	const marks = uses.flatMap((use) =>
		!use || use.as === 'nothing' ? [] : [use.as === 'attribute' ? `a ${use.name}` : use.as]
	);
	return new Set(marks).size === marks.length && uses.every((use) => use !== null) ? uses : null;
}

function useFrom(json: unknown): ColumnUse | null {
	if (typeof json !== 'object' || json === null || !('as' in json)) return null;
	const plain = (['address', 'name', 'language', 'consent', 'nothing'] as const).find(
		(one) => one === json.as
	);
	if (plain) return { as: plain };
	if (json.as !== 'attribute' || !('name' in json) || !('kind' in json) || typeof json.name !== 'string')
		return null;
	const name = attributeNameFrom(json.name);
	const kind = (['text', 'number', 'date'] as const).find((one) => one === json.kind);
	return name && kind ? { as: 'attribute', name, kind } : null;
}
