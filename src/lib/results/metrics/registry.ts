import type { Metric } from './metric';

const found = import.meta.glob<{ metric?: Metric }>(
	['./*.ts', '!./*.test.ts', '!./registry.ts', '!./metric.ts', '!./intervals.ts'],
	{ eager: true }
);

/** Every metric there is. */
export const metrics: readonly Metric[] = Object.values(found).flatMap((file) => file.metric ?? []);
