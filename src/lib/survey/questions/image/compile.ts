import { isSafeImage } from '../../compiler/addresses';
import type { Compile } from '../question';
import type { Image } from './rules';

const FITS = ['contain', 'cover', 'fill', 'none'] as const;

/** SurveyJS takes `200`, `'200'` and `'200px'`; anything else is left to the page. */
const pixels = (value: unknown): number | undefined => {
	const found = /^(\d{1,4})(px)?$/.exec(String(value ?? '').trim());
	return found && Number(found[1]) > 0 ? Number(found[1]) : undefined;
};

export const compile: Compile<Image> = {
	supports: ['imageLink', 'altText', 'text', 'imageFit', 'imageWidth', 'imageHeight'],
	ignores: { contentMode: 'a film is refused by its address' },
	plan(source, compiler) {
		const link = source['imageLink'];
		const src = typeof link === 'string' ? link.trim() : '';
		if (!src) compiler.obstacle({ code: 'image_missing', property: 'imageLink', severity: 'error' });
		else if (!isSafeImage(src) || ['video', 'youtube'].includes(String(source['contentMode']))) {
			compiler.obstacle({ code: 'address_unsafe', property: 'imageLink', severity: 'error' });
		}
		const width = pixels(source['imageWidth']);
		const height = pixels(source['imageHeight']);
		return {
			display: true,
			src,
			alt: compiler.words(source['altText'] ?? source['text'], 'altText') ?? '',
			fit: FITS.find((fit) => fit === source['imageFit']) ?? 'contain',
			...(width ? { width } : {}),
			...(height ? { height } : {})
		};
	}
};
