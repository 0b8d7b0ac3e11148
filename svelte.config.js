import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	compilerOptions: {
		// Short: these names stand on nearly every element of pages that are weighed in bytes.
		cssHash: ({ hash, css, filename }) =>
			`z${hash(filename === '(unknown)' ? css : (filename ?? css)).slice(0, 4)}`,
		runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({ precompress: true }),
		// Forms from elsewhere are refused by src/lib/server/cross-site.ts, which knows the one exception: mail programs.
		csrf: { trustedOrigins: ['*'] },
		// What every page may do. src/lib/server/policy.ts loosens it for the one route that needs more.
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				// The hash is of the one style attribute that SvelteKit writes itself: its announcer for screen readers.
				'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'https:'],
				'font-src': ['self'],
				'media-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'base-uri': ['none'],
				'manifest-src': ['self']
			}
		},
		// The style of every block together stands in a micro-site's page, cut down to what is used; Creator's 750 kB never do.
		inlineStyleThreshold: 131_072,
		version: { pollInterval: 0 }
	}
};

export default config;
