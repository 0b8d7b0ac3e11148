// `npm run types`: writes src/lib/server/database.types.ts anew from the migrations.
import fs from 'node:fs';
import { generateTypes, TYPES } from '../src/lib/server/embedded/catalogue.ts';

fs.writeFileSync(TYPES, await generateTypes());
console.log(`Wrote ${TYPES}.`);
