import { expect, test } from 'vitest';
import type { Attribute } from '$lib/people/attribute';
import { typedFrom, typedOf } from './typed';

const known: Attribute[] = [
	{ name: 'Department', kind: 'text', segment: true },
	{ name: '__proto__', kind: 'text', segment: false }
];

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

test('everything that was typed comes back as it was', () => {
	const typed = typedFrom(
		form({ address: ' Ana@x.example ', name: 'Ana\0', 'attribute.Department': 'Sales, EMEA' }),
		known
	);
	expect(typed).toMatchObject({ address: ' Ana@x.example ', name: 'Ana', language: '' });
	expect(typed.attributes['Department']).toBe('Sales, EMEA');
});

test('an attribute of any name is only a name', () => {
	const typed = typedFrom(form({ 'attribute.__proto__': 'x' }), known);
	expect(Object.keys(typed.attributes)).toEqual(['Department', '__proto__']);
	expect(Object.getPrototypeOf(typed.attributes)).toBe(Object.prototype);
});

test('what is no attribute of the team is not read', () =>
	expect(typedFrom(form({ 'attribute.Salary': '1' }), known).attributes).not.toHaveProperty('Salary'));

test('somebody new begins empty', () =>
	expect(typedOf(null)).toEqual({ address: '', name: '', language: '', attributes: {} }));
