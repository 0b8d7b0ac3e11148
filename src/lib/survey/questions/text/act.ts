import type { Act } from '../question';
import { typing } from './typing';

export const act: Act = (sheet) => typing(sheet);
