import { decimals, plus, rounded, sum } from './sums';
import { isNumeric, joined, numberOf } from './values';

/** The signs that reckon, by the name that `parse` gives them. */
export function reckon(op: string, a: unknown, b: unknown): unknown {
	switch (op) {
		case 'plus':
			return add(a, b);
		case 'minus':
			return rounded(numberOf(a) - numberOf(b), Math.max(decimals(a), decimals(b)));
		case 'mul':
			return rounded(numberOf(a) * numberOf(b), decimals(a) + decimals(b));
		case 'div':
			return b ? numberOf(a) / numberOf(b) : null;
		case 'mod':
			return b ? numberOf(a) % numberOf(b) : null;
		case 'power':
			return numberOf(a) ** numberOf(b);
	}
	return undefined;
}

function add(a: unknown, b: unknown): unknown {
	const list = Array.isArray(a) ? a : b;
	const other = list === a ? b : a;
	if (isNumeric(a) && isNumeric(b)) return sum(a, b);
	if (!Array.isArray(list)) return plus(a, b);
	if (Array.isArray(other)) return [...list, ...other];
	if (typeof other === 'string') return list === a ? joined(list, ', ') + other : other + joined(list, ', ');
	if (typeof other !== 'number') return plus(a, b);
	return [...list.filter((one) => typeof one === 'number'), other].reduce<unknown>(sum, 0);
}
