/**
 * Follows whether the page is dark: by the person's choice on `<html data-theme>`, else by the system's.
 * @returns how to stop, and what it is now
 */
export function watchPalette(changed: (dark: boolean) => void): (() => void) & { dark: () => boolean } {
	const system = matchMedia('(prefers-color-scheme: dark)');
	const root = document.documentElement;
	const dark = () => {
		const chosen = root.dataset['theme'];
		return chosen === 'dark' || (chosen !== 'light' && system.matches);
	};
	const tell = () => changed(dark());
	const observer = new MutationObserver(tell);
	observer.observe(root, { attributeFilter: ['data-theme'] });
	system.addEventListener('change', tell);
	const stop = () => {
		observer.disconnect();
		system.removeEventListener('change', tell);
	};
	return Object.assign(stop, { dark });
}
