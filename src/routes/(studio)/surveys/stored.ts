import type { Json } from '$lib/server/database.types';
import type { Definition } from '$lib/survey/definition';

/** @returns a definition as the database takes it. `parseDefinition` lets nothing through that is not JSON. */
export const stored = (definition: Definition): Json => definition as Json;
