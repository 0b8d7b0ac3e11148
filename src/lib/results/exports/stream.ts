import type { Cell, Export } from './export';

// A page can be thousands of long comments: others get their turn between so many rows.
const AT_ONCE = 100;
const turn = () => new Promise((resume) => setImmediate(resume));

/**
 * The file as a body that is made as fast as it is read. What goes wrong with the first page is thrown, so that
 * it still becomes a status; later the download breaks off, and never ends as if it were whole.
 */
export async function streamed<Row>(
	format: Export,
	header: readonly string[],
	pages: AsyncIterable<Row[]>,
	cells: (row: Row) => Cell[]
): Promise<ReadableStream<Uint8Array>> {
	const reading = pages[Symbol.asyncIterator]();
	const first = await reading.next();
	async function* rows() {
		for (let page = first; !page.done; page = await reading.next()) {
			for (let at = 0; at < page.value.length; at += AT_ONCE) {
				await turn();
				yield page.value.slice(at, at + AT_ONCE).map(cells);
			}
		}
	}
	const pieces = format.write(header, rows())[Symbol.asyncIterator]();
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
		},
		async cancel() {
			await pieces.return?.();
			await reading.return?.();
		}
	});
}
