import type { Act } from '../question';

// A pad under the box for a name. What is drawn is kept as a small picture in a field of its own; the box stays for
// whoever types.

/** Of the picture. In pixels. */
const WIDTH = 900;

interface Manners {
	ratio: number;
	pad: string;
	hint: string;
	clear: string;
}

/** The page's script may begin anew on what is there already. */
const pads = new WeakMap<HTMLInputElement, (() => void) | undefined>();

export const act: Act = ({ every, find, changed, onRefresh }) => {
	const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, after: Element) => {
		const element = document.createElement(tag);
		after.after(element);
		return element;
	};

	/** @returns what is to be done at each refresh */
	function open(input: HTMLInputElement): (() => void) | undefined {
		const { ratio, pad, hint, clear }: Manners = JSON.parse(input.dataset['pad'] ?? '{}');
		const said = make('p', input);
		said.className = 'about';
		said.textContent = hint || pad;
		const canvas = make('canvas', said);
		Object.assign(canvas, { width: WIDTH, height: WIDTH * ratio, role: 'img', ariaLabel: pad });
		Object.assign(canvas.style, {
			width: '100%',
			background: '#fff',
			borderRadius: '8px',
			touchAction: 'none'
		});
		const button = Object.assign(make('button', canvas), {
			type: 'button',
			textContent: clear,
			hidden: true
		});
		const field = Object.assign(make('input', button), { type: 'hidden', disabled: true, name: input.name });
		const pen = canvas.getContext('2d');
		if (!pen) return;
		const wipe = () => pen.fillRect(0, 0, WIDTH, canvas.height);
		const ink = { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: '#112', fillStyle: '#fff' };
		Object.assign(pen, ink);
		wipe();

		const draw = ({ offsetX, offsetY }: MouseEvent) => {
			const scale = WIDTH / canvas.clientWidth;
			pen.lineTo(offsetX * scale, offsetY * scale);
			pen.stroke();
		};
		const settle = (drawn: boolean) => {
			button.hidden = field.disabled = !drawn;
			field.value = drawn ? canvas.toDataURL() : '';
			// What was drawn before, on another page or device, is not meant any more.
			if (drawn) find('label.choice', input.parentElement ?? input)?.remove();
			changed(field);
		};
		canvas.onpointerdown = (event) => {
			canvas.setPointerCapture(event.pointerId);
			pen.beginPath();
			draw(event);
		};
		canvas.onpointermove = (event) => {
			if (canvas.hasPointerCapture(event.pointerId)) draw(event);
		};
		canvas.onlostpointercapture = () => settle(true);
		button.onclick = () => {
			wipe();
			settle(false);
			input.focus();
		};
		return () => {
			// Answers that come back, from the device or from a link, come into the box.
			if (!input.value.startsWith('data:')) return;
			const picture = new Image();
			picture.onload = () => pen.drawImage(picture, 0, 0, WIDTH, canvas.height);
			field.value = picture.src = input.value;
			input.value = '';
			button.hidden = field.disabled = false;
			changed(field);
		};
	}

	const openAll = () => {
		for (const input of every<HTMLInputElement>('[data-pad]')) {
			if (!pads.has(input)) pads.set(input, open(input));
			pads.get(input)?.();
		}
	};
	openAll();
	onRefresh(openAll);
};
