import type { Act, Sheet } from '../question';

// Sends a file as soon as it is chosen, and puts a tick with its reference in its place. What does not arrive stays
// here, to be tried again.

interface Manners {
	size: number;
	most: number;
	sending: string;
	failed: string;
	large: string;
	many: string;
	again: string;
	leave: string;
	wait: string;
	preview: string;
}

const mannersOf = (input: HTMLInputElement): Manners => JSON.parse(input.dataset['files'] ?? '{}');

const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, parent: HTMLElement, what: object = {}) =>
	Object.assign(parent.appendChild(document.createElement(tag)), what);

/** What the form says of itself, and the file. */
function parcel({ find, language }: Sheet, input: HTMLInputElement, file: File): FormData {
	const form = new FormData();
	for (const name of ['id', 'version'])
		form.append(`earshot:${name}`, find<HTMLInputElement>(`[name="earshot:${name}"]`)?.value ?? '');
	form.append('earshot:language', language);
	form.append('question', input.name);
	form.append('file', file);
	return form;
}

function keep(sheet: Sheet, input: HTMLInputElement, row: HTMLElement, text: string): void {
	const { name, size } = JSON.parse(text);
	const same = sheet
		.every<HTMLInputElement>('input', row.parentElement ?? row)
		.find(({ value }) => value === text);
	const label = document.createElement('label');
	label.className = 'choice';
	const box = same ?? make('input', label, { type: 'checkbox', name: input.name, value: text });
	box.checked = true;
	make('span', label, { textContent: `${name} (${Math.ceil(size / 1024)} kB)` });
	if (same) row.remove();
	else row.replaceWith(label);
	sheet.changed(box);
}

export const act: Act = (sheet) => {
	const { form, upload } = sheet;
	const onTheWay = new Set<HTMLElement>();

	function attempt(input: HTMLInputElement, row: HTMLElement, file: File): void {
		const words = mannersOf(input);
		const said = (text: string) => text.replace('{name}', () => file.name);
		row.textContent = said(words.sending) + ' ';
		const bar = make('progress', row, { max: 1, value: 0 });
		onTheWay.add(row);
		const request = new XMLHttpRequest();
		request.upload.onprogress = ({ loaded, total }) => (bar.value = loaded / total);
		request.onloadend = () => {
			onTheWay.delete(row);
			if (request.status === 201) return keep(sheet, input, row, request.responseText);
			fail(input, row, file, troubleIn(request) ?? said(words.failed), !troubleIn(request));
		};
		request.open('POST', upload ?? '');
		request.send(parcel(sheet, input, file));
	}

	function fail(input: HTMLInputElement, row: HTMLElement, file: File, why: string, again: boolean): void {
		row.textContent = '';
		make('span', row, { role: 'alert', textContent: why });
		const { again: retry, leave } = mannersOf(input);
		if (again)
			make('button', row, { type: 'button', textContent: retry, onclick: () => attempt(input, row, file) });
		make('button', row, { type: 'button', textContent: leave, onclick: () => (row.remove(), input.focus()) });
	}

	sheet.onInput((target) => {
		if (!(target instanceof HTMLInputElement) || !target.dataset['files']) return;
		const rows = target.nextElementSibling;
		if (!(rows instanceof HTMLElement)) return;
		const { most, size, many, large, preview } = mannersOf(target);
		for (const file of target.files ?? []) {
			const row = make('p', rows, { className: 'choice' });
			const taken = sheet.every(':checked', rows).length + sheet.every('progress', rows).length;
			if (!upload) fail(target, row, file, preview, false);
			else if (taken >= most) fail(target, row, file, many, true);
			else if (file.size > size) fail(target, row, file, large, false);
			else attempt(target, row, file);
		}
		// It is on its way by itself: the form need not carry it too.
		target.value = '';
	});

	form.addEventListener(
		'submit',
		(event) => {
			const [row] = onTheWay;
			if (!row || !event.submitter?.matches('[value=send]')) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			const input = row.parentElement?.previousElementSibling;
			const status = sheet.find('#status');
			if (status && input instanceof HTMLInputElement) status.textContent = mannersOf(input).wait;
		},
		true
	);
};

/** What the server says to a file that it will never take; undefined where another try may help. */
function troubleIn({ status, responseText }: XMLHttpRequest): string | undefined {
	if (status < 400 || status >= 500 || status === 429) return undefined;
	try {
		return JSON.parse(responseText).trouble;
	} catch {
		return undefined;
	}
}
