// A form that is a whole response sends itself, and thanks where it stands: `blocks/AskForm.svelte`. Whatever else comes
// back, the browser goes there with the same form: what is sent twice is one response.

/** @returns whether it was taken, and nothing more is asked */
async function sent(form: HTMLFormElement): Promise<boolean> {
	const fields = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
	const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) });
	return response.ok && response.redirected && /\/s\/[^/]+\/thanks$/.test(new URL(response.url).pathname);
}

function thank(form: HTMLFormElement): void {
	const thanks = document.createElement('p');
	thanks.textContent = form.dataset['thanks'] ?? '';
	thanks.setAttribute('role', 'status');
	thanks.tabIndex = -1;
	form.replaceChildren(thanks);
	thanks.focus();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-answer]')) {
	let busy = false;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		if (busy) return;
		busy = true;
		sent(form).then(
			(taken) => (taken ? thank(form) : form.submit()),
			() => form.submit()
		);
	});
}
