const Real = Date;

/** Time stands still for as long as `run` takes: survey-core asks the clock itself, and a minute may pass. */
export function stopped<T>(at: Date, run: () => T): T {
	class Stopped extends Real {
		constructor(...parts: [] | [number | string | Date]) {
			super(parts[0] ?? at.getTime());
		}
		static override now(): number {
			return at.getTime();
		}
		static override [Symbol.hasInstance](value: unknown): boolean {
			return value instanceof Real;
		}
	}
	// A date of several numbers is made as ever.
	const Clock = new Proxy(Stopped, {
		construct: (target, parts: unknown[]) =>
			parts.length > 1 ? Reflect.construct(Real, parts) : Reflect.construct(target, parts)
	});
	Object.assign(globalThis, { Date: Clock });
	try {
		return run();
	} finally {
		Object.assign(globalThis, { Date: Real });
	}
}
