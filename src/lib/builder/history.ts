/** What a workbench can take back, and bring again. Its editor provides it. */
export interface History {
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	undo(): void;
	redo(): void;
}

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * @param typing the keys were pressed in a field, which has an undo of its own for its text
 * @returns what the keys ask for, if anything: Ctrl or Cmd with Z, Shift+Z or Y
 */
export function asked(keys: Keys, typing: boolean): 'undo' | 'redo' | undefined {
	if (typing || keys.altKey || keys.ctrlKey === keys.metaKey) return undefined;
	const key = keys.key.toLowerCase();
	if (key === 'z') return keys.shiftKey ? 'redo' : 'undo';
	return key === 'y' && !keys.shiftKey ? 'redo' : undefined;
}

/** @returns whether `target` is something that text is typed into */
export const isField = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
