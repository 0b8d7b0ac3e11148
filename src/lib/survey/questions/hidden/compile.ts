import type { Compile } from '../question';
import type { Hidden } from './rules';

/** Made by the compiler from what a link may bring along; as a question of its own it is none. */
export const compile: Compile<Hidden> = {
	supports: [],
	plan(_source, compiler) {
		compiler.obstacle({ code: 'type_unsupported', facts: { type: 'hidden' }, severity: 'error' });
		return {};
	}
};
