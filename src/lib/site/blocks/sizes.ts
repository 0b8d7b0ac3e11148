const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** @returns how large a file is, in a reader's words: "1.2 MB" */
export function sizeIn(bytes: number, language: string): string {
	const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
	const format = { style: 'unit', unit: UNITS[step], maximumFractionDigits: step === 2 ? 1 : 0 } as const;
	return numbers(language, format).format(bytes / 1_000 ** step);
}

/** A language that `Intl` does not know is counted as in English. */
export function numbers(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	try {
		return new Intl.NumberFormat(language, options);
	} catch {
		return new Intl.NumberFormat('en', options);
	}
}

/** @returns what a file is before it is fetched: "PDF, 1.2 MB" */
export function fileWords({ name, size }: { name: string; size: number }, language: string): string {
	const [, ending = ''] = /\.([a-z0-9]{1,5})$/i.exec(name) ?? [];
	return [ending.toUpperCase(), size ? sizeIn(size, language) : ''].filter(Boolean).join(' · ');
}
