import type { Compile } from '../question';
import type { Html } from './rules';

export const compile: Compile<Html> = {
	supports: ['html'],
	plan: (source, compiler) => ({ display: true, prose: compiler.prose(source['html'], 'html') })
};
