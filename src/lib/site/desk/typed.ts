// Plain text in an element that is edited in place.

/** @returns what is written there; browsers put a line break of their own at the end */
export function textIn(node: Node): string {
	let text = '';
	for (const child of node.childNodes)
		text += child.nodeName === 'BR' ? '\n' : child.nodeType === 3 ? (child.nodeValue ?? '') : textIn(child);
	return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** Puts another text there, and the caret back to where it was in the old one, as far as that goes. */
export function replaceText(node: HTMLElement, text: string): void {
	const selection = node.ownerDocument.getSelection();
	const focused = node.ownerDocument.activeElement === node && selection?.focusNode;
	const at = focused && node.contains(selection.focusNode) ? selection.focusOffset : -1;
	node.replaceChildren(...(text ? [node.ownerDocument.createTextNode(text)] : []));
	if (at >= 0) selection?.collapse(node.firstChild ?? node, Math.min(at, text.length));
}

/** @returns the text as a field takes it */
export function fitted(text: string, long: boolean, most: number): string {
	const lines = long ? text : text.replace(/\s*\n\s*/g, ' ');
	return lines.length > most ? lines.slice(0, most).toWellFormed() : lines;
}
