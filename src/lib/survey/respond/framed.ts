/**
 * What a survey's page does inside somebody else's: says to the page around it, and to no other window, how tall it
 * is and how far somebody has come. Answers never leave it, and it listens to nobody. Who may stand around it at all,
 * the policy in its headers says (`frame-ancestors`), so whoever hears this was allowed to.
 * @param done the survey is answered: this page gives thanks
 */
export function framed(done: boolean): void {
	if (parent === self) return;
	const tell = (earshot: string, facts?: object) => parent.postMessage({ earshot, ...facts }, '*');
	const main = document.querySelector('main');
	const progress = document.querySelector('progress');
	// The frame follows the page: a page as tall as its frame could never shrink.
	Object.assign(main?.style ?? {}, { minHeight: 0, paddingBlockEnd: '1rem' });
	const height = () => {
		const height = document.body.offsetHeight;
		// In a frame that is not shown, nothing is tall.
		if (height) tell('height', { height });
	};
	const page = () => progress && tell('page', { page: progress.value + 1, pages: progress.max });
	const all = () => {
		height();
		page();
	};
	new ResizeObserver(height).observe(document.body);
	if (progress) new MutationObserver(page).observe(progress, { attributes: true });
	// Also how a script that came after the frame hears what it has missed: it moves the frame by a pixel.
	addEventListener('resize', all);
	addEventListener('input', () => tell('started'), { once: true });
	addEventListener('keydown', (event) => {
		if (event.key === 'Escape' && !event.defaultPrevented) tell('escape');
	});
	all();
	if (done) tell('completed');
}
