import { scaleRules } from '../scale';

export const rules = scaleRules('ces');
