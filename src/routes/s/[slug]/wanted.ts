/** @returns the languages that a respondent asks for: the link's first, then the browser's in its order */
export function wanted(url: URL, request: Request): string[] {
	const header = (request.headers.get('accept-language') ?? '').slice(0, 500);
	const browser = header
		.split(',')
		.map((part) => {
			const [language = '', weight] = part.trim().split(/\s*;\s*q=/);
			return { language, weight: weight === undefined ? 1 : Number(weight) || 0 };
		})
		.filter(({ language, weight }) => language && weight > 0)
		.sort((a, b) => b.weight - a.weight)
		.map(({ language }) => language);
	const asked = url.searchParams.get('lang');
	return asked ? [asked, ...browser] : browser;
}
