import type { LightRules, Serves } from '../question';

export const serves: Serves = { keys: [] };
export const light: LightRules = { read: () => undefined };
