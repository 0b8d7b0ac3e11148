import type { Compile } from '../question';
import type { Signature } from './rules';

const length = (value: unknown, otherwise: number): number =>
	typeof value === 'number' && value >= 50 && value <= 2000 ? value : otherwise;

const INK = 'one dark ink on white, so that it can be read everywhere';

export const compile: Compile<Signature> = {
	supports: ['signatureWidth', 'signatureHeight', 'placeholder', 'backgroundImage'],
	ignores: {
		signatureAutoScaleEnabled: 'the pad is always as wide as the page',
		height: 'only its shape matters, and signatureHeight says that',
		penMinWidth: INK,
		penMaxWidth: INK,
		penColor: INK,
		backgroundColor: INK,
		allowClear: 'what was drawn can always be cleared',
		showPlaceholder: 'where there are words for it, they are shown',
		placeholderReadOnly: 'nobody is shown a pad on which they cannot sign',
		dataFormat: 'kept as PNG, whatever else would do',
		storeDataAsText: 'a signature is small enough to be kept in the answer',
		waitForUpload: 'a signature is part of the answer'
	},
	plan(source, compiler) {
		if (source['backgroundImage']) {
			const property = 'backgroundImage';
			compiler.obstacle({ code: 'property_unsupported', facts: { property }, property, severity: 'error' });
		}
		const placeholder = compiler.words(source['placeholder'], 'placeholder');
		const height = length(source['signatureHeight'], 200);
		const width = length(source['signatureWidth'], 600);
		return {
			ratio: Math.round(Math.min(1, Math.max(0.2, height / width)) * 100) / 100,
			signed: compiler.words(undefined, 'signed', { en: 'Signed', 'zh-cn': '已签名' }) ?? '',
			...(placeholder === undefined ? {} : { placeholder })
		};
	}
};
