import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { inlineScript } from './bin/inline-script.js';
import { WORDS } from './bin/words.js';
import { realtimeInDev } from './bin/realtime-in-dev.js';

// survey-creator-react runs on Preact's compat layer: 52 kB less script than React (docs/decisions/0002).
const preactInReactsPlace = [
	{ find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
	{ find: /^react-dom$/, replacement: 'preact/compat' },
	{ find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
	{ find: /^react$/, replacement: 'preact/compat' }
];

/** Journeys of sites and letters. */
const LATER = ['tests/journeys/{site,mail}*.test.ts'];

export default defineConfig({
	plugins: [paraglideVitePlugin(WORDS), inlineScript(), realtimeInDev(), sveltekit()],
	resolve: { alias: preactInReactsPlace },
	build: { chunkSizeWarningLimit: 3000 },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'rules',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/*.test.ts'],
					// Beside browsers and databases, on two cores.
					testTimeout: 30_000,
					sequence: { concurrent: false }
				}
			},
			{
				extends: true,
				test: {
					name: 'database',
					environment: 'node',
					include: ['supabase/tests/**/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000,
					fileParallelism: true,
					maxWorkers: 2
				}
			},
			...Object.entries({
				// Two halves of about the same length, each with a product of its own, so that they may run side by side.
				journeys: { include: ['tests/journeys/**/*.test.ts'], exclude: LATER },
				'journeys-later': { include: LATER }
			}).map(([name, files]) => ({
				extends: true as const,
				test: {
					name,
					...files,
					environment: 'node',
					globalSetup: ['tests/journeys/product.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			}))
		]
	}
});
