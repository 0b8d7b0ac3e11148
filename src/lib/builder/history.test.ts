import { expect, it } from 'vitest';
import { asked } from './history';

const press = (text: string) => {
	const parts = text.split('+');
	return {
		key: parts.at(-1) ?? '',
		ctrlKey: parts.includes('Ctrl'),
		metaKey: parts.includes('Cmd'),
		shiftKey: parts.includes('Shift'),
		altKey: parts.includes('Alt')
	};
};

it.each([
	['Ctrl+z', 'undo'],
	['Cmd+z', 'undo'],
	['Ctrl+Shift+Z', 'redo'],
	['Cmd+Shift+z', 'redo'],
	['Ctrl+y', 'redo'],
	['z', undefined],
	['Shift+Z', undefined],
	['Ctrl+Alt+z', undefined],
	['Ctrl+Cmd+z', undefined],
	['Ctrl+Shift+y', undefined],
	['Ctrl+x', undefined]
] as const)('%s asks for %s', (keys, wanted) => {
	expect(asked(press(keys), false)).toBe(wanted);
	expect(asked(press(keys), true)).toBe(undefined);
});
