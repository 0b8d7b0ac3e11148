import { AsyncLocalStorage } from 'node:async_hooks';

const inside = new AsyncLocalStorage<true>();

const codeIn = (value: unknown): string =>
	value instanceof Error && 'code' in value && typeof value.code === 'string' ? value.code : '';

/** Refusals that are part of normal life: PTxyz raised by our functions, rights (42), constraints (23). */
const isOrdinary = (code: string): boolean => /^(PT\d{3}|42501|23\d{3}|22P02|PGRST\d+)$/.test(code);

const MUTED = Symbol.for('earshot.discretion');

function install(): void {
	if (Reflect.get(console, MUTED)) return;
	Reflect.set(console, MUTED, true);
	const write = console.error.bind(console);
	console.error = (...values: unknown[]) => {
		if (!inside.getStore()) return write(...values);
		const codes = values.map(codeIn).filter(Boolean);
		if (codes.length && codes.every(isOrdinary)) return;
		write(`Supabase in the box: ${codes.join(', ') || 'an error without a code'}`);
	};
}

/**
 * Runs a request of lite, which writes every database error to the log as it is, with the row that caused it.
 * Rows are about people: here only the error's code gets through, and nothing of a refusal that is meant.
 */
export function discreetly<T>(run: () => Promise<T>): Promise<T> {
	install();
	return inside.run(true, run);
}
