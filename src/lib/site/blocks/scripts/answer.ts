// A form that is a whole response sends itself, and thanks where it stands: `blocks/AskForm.svelte`. Whatever else comes
// back, the browser goes there with the same form: what is sent twice is one response.

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-answer]')) {
	let busy = false;
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		if (busy) return;
		busy = true;
		const body = new URLSearchParams(Array.from(new FormData(form), ([name, value]) => [name, `${value}`]));
		const response = await fetch(form.action, { method: 'POST', body }).catch(() => null);
		// It was taken, and nothing more is asked.
		if (!response?.ok || !/^[^?]+\/thanks(\?|$)/.test(response.url)) return form.submit();
		const thanks = document.createElement('p');
		thanks.textContent = form.dataset['thanks'] ?? '';
		thanks.role = 'status';
		thanks.tabIndex = -1;
		form.replaceChildren(thanks);
		thanks.focus();
	});
}
