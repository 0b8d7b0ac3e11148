import { LOGO_MOST_BYTES } from '$lib/account/logo';

// Shown 3rem high: three times that many pixels are enough for any screen.
const HEIGHT = 192;
const WIDTH = 960;

const asUrl = (file: Blob): Promise<string> =>
	new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = () => reject(reader.error ?? new Error('a file that cannot be read'));
		reader.readAsDataURL(file);
	});

async function smaller(file: File): Promise<File> {
	const picture = await createImageBitmap(file);
	const scale = Math.min(1, HEIGHT / picture.height, WIDTH / picture.width);
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	// A browser that cannot write WebP writes PNG.
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.9));
	return blob ? new File([blob], file.name, { type: blob.type }) : file;
}

/**
 * Makes a logo that is too heavy as small as it is shown, before it is sent.
 * @param input its file is replaced
 * @returns the picture as a data: URL; '' if there is none, or it is none that this browser can draw
 */
export async function shrunk(input: HTMLInputElement): Promise<string> {
	const file = input.files?.[0];
	if (!file) return '';
	try {
		if (file.size <= LOGO_MOST_BYTES) return await asUrl(file);
		const small = await smaller(file);
		const files = new DataTransfer();
		files.items.add(small);
		input.files = files.files;
		return await asUrl(small);
	} catch (error) {
		// The server says what is wrong with it; anything but a picture that cannot be drawn is a bug.
		if (error instanceof DOMException) return '';
		throw error;
	}
}
