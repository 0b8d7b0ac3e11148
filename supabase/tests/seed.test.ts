import { expect, it } from 'vitest';
import { seedSql } from '../demo/seed';

// Mended with: npx vitest run --project database supabase/tests/seed.test.ts -u
it('seed.sql is what supabase/demo tells, compiled and admitted by the code of today', async () => {
	await expect(seedSql()).toMatchFileSnapshot('../seed.sql');
});
