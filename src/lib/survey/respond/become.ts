/** A slider and a colour always have a value: they take part only once they were touched. */
export function become(control: HTMLInputElement): void {
	const untouched = !control.value;
	control.type = control.dataset['becomes'] ?? '';
	if (untouched) [control.dataset['name'], control.name] = [control.name, ''];
	else if (control.type === 'range')
		Object.assign(control.nextElementSibling ?? {}, { value: control.value });
}
