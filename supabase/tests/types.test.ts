import fs from 'node:fs';
import { expect, test } from 'vitest';
import { generateTypes, TYPES } from '../../src/lib/server/embedded/catalogue';

test('database.types.ts is what the migrations make; if not, run `npm run types`', async () => {
	expect(await generateTypes()).toBe(fs.readFileSync(TYPES, 'utf8'));
});
