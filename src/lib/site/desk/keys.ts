/** What a key can ask for, on the thing that is selected. */
export type Act =
	| 'up'
	| 'down'
	| 'slot_before'
	| 'slot_after'
	| 'page_before'
	| 'page_after'
	| 'duplicate'
	| 'remove'
	| 'words'
	| 'leave'
	| 'insert';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export interface Shortcut {
	act: Act;
	/** As the list of keys shows it. Never as `event.key` names it: what hears single keys would hear it everywhere. */
	shown: string;
	key: string;
	alt?: true;
	/** Ctrl, or Cmd on a Mac. */
	control?: true;
	/** Heard anywhere but where text is typed; without it, on the canvas and in the outline only. */
	anywhere?: true;
}

/** Every key of the builder, once: what listens and what the `?` list says both come from here. */
export const SHORTCUTS: readonly Shortcut[] = [
	{ act: 'insert', shown: '/', key: '/', anywhere: true },
	{ act: 'words', shown: 'Enter↵', key: 'Enter' },
	{ act: 'leave', shown: 'Esc', key: 'Escape' },
	{ act: 'up', shown: 'Alt+↑', key: 'ArrowUp', alt: true },
	{ act: 'down', shown: 'Alt+↓', key: 'ArrowDown', alt: true },
	{ act: 'slot_before', shown: 'Alt+←', key: 'ArrowLeft', alt: true },
	{ act: 'slot_after', shown: 'Alt+→', key: 'ArrowRight', alt: true },
	{ act: 'page_before', shown: 'Alt+PageUp', key: 'PageUp', alt: true },
	{ act: 'page_after', shown: 'Alt+PageDown', key: 'PageDown', alt: true },
	{ act: 'duplicate', shown: 'Ctrl+D', key: 'd', control: true },
	{ act: 'remove', shown: 'Del', key: 'Delete' }
];

/** On a Mac's keyboard, what is called delete is Backspace. */
const SAME: Readonly<Record<string, string>> = { Backspace: 'Delete' };

/** @returns what the keys ask for, if anything */
export function actOf(pressed: Pressed): Act | undefined {
	const key = SAME[pressed.key] ?? (pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key);
	const control = pressed.ctrlKey !== pressed.metaKey;
	if (pressed.shiftKey || (pressed.ctrlKey && pressed.metaKey)) return undefined;
	return SHORTCUTS.find(
		(one) =>
			!one.anywhere &&
			one.key === key &&
			(one.alt ?? false) === pressed.altKey &&
			(one.control ?? false) === control
	)?.act;
}

/** @returns how far the arrows and their kin lead in a list of `length`, from `at`; null for any other key */
export function stepOf(key: string, at: number, length: number): number | null {
	const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: length - 1 }[key];
	return to === undefined ? null : Math.max(0, Math.min(length - 1, to));
}
