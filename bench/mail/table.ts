// Tables of contacts as organisations have them: mostly plain, some names with commas, quotes, line breaks and emoji.

const HEAD = 'E-mail,Name,Language,Department,Joined';
const DEPARTMENTS = ['Sales', 'Support', '"Research, and development"', '财务'];
const NAMES = ['Mei Lin', '王芳', '"O\'Neill, ""Sam"""', '"Ana\nSousa"', 'Noor 🌱', 'Ögmundur'];

/** @returns the table of so many contacts, in parts as they would be read from a disk */
export function* table(rows: number): Generator<string> {
	yield HEAD + '\r\n';
	for (let from = 0; from < rows; from += 1000) {
		let part = '';
		for (let n = from; n < Math.min(rows, from + 1000); n++) {
			const joined = `20${String(10 + (n % 16))}-0${1 + (n % 9)}-1${n % 10}`;
			const language = n % 2 ? 'zh-CN' : 'en';
			part += `contact-${n}@imported.example,${NAMES[n % NAMES.length]},${language},${DEPARTMENTS[n % DEPARTMENTS.length]},${joined}\r\n`;
		}
		yield part;
	}
}
