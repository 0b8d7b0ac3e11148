import { ticksAll } from '../all';
import type { Act } from '../question';

export const act: Act = (sheet) => ticksAll(sheet);
