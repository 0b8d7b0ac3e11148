import { scaleCompile } from '../scale';

export const compile = scaleCompile('nps');
