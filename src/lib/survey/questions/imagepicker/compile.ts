import { choosing, CHOOSING, UNCHOSEN } from '../otherwise';
import type { Compile, Compiler, Source } from '../question';
import type { Imagepicker } from './rules';

const FITS = ['contain', 'cover', 'fill', 'none'] as const;
const SIZE = 'pictures are as large as the page lets them be';

/** SurveyJS takes `200`, `'200'` and `'200px'`; `auto` and the like are left to the page. */
const pixels = (value: unknown): number | undefined => {
	const found = /^(\d{1,4})(\.\d+)?(px)?$/.exec(String(value ?? '').trim());
	return found && Number(found[1]) > 0 ? Number(found[1]) : undefined;
};

/** Films are not shown, and a picture comes from a safe address or not at all. */
function check(source: Source, missing: boolean, compiler: Compiler): void {
	if (source['contentMode'] === 'video') {
		const facts = { property: 'contentMode' };
		compiler.obstacle({ code: 'property_unsupported', facts, property: 'contentMode', severity: 'error' });
	} else if (missing) compiler.obstacle({ code: 'address_unsafe', property: 'choices', severity: 'error' });
}

const asksForImage = (item: unknown): boolean =>
	typeof item === 'object' && item !== null && 'imageLink' in item && !!item.imageLink;

export const compile: Compile<Imagepicker> = {
	supports: [...CHOOSING, 'multiSelect', 'showLabel', 'imageFit', 'imageHeight', 'imageWidth', 'contentMode'],
	ignores: {
		...UNCHOSEN,
		colCount: SIZE,
		minImageWidth: SIZE,
		minImageHeight: SIZE,
		maxImageWidth: SIZE,
		maxImageHeight: SIZE,
		placeholder: 'shown nowhere in SurveyJS either'
	},
	plan(source, compiler) {
		const common = choosing(source, compiler);
		const asked = Array.isArray(source['choices']) ? source['choices'].filter(asksForImage).length : 0;
		check(source, common.choices.filter(({ image }) => image).length < asked, compiler);
		const width = pixels(source['imageWidth']);
		const height = pixels(source['imageHeight']);
		return {
			...common,
			fit: FITS.find((fit) => fit === source['imageFit']) ?? 'contain',
			...(source['multiSelect'] === true ? { several: true as const } : {}),
			...(source['showLabel'] === true ? { labelled: true as const } : {}),
			...(width ? { width } : {}),
			...(height ? { height } : {})
		};
	}
};
