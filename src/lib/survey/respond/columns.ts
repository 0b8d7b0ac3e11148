import type { Act } from '../questions/question';

/** A column of a table none of whose cells is shown goes with its head. */
export const columns: Act = ({ every, find, onRefresh }) =>
	onRefresh(() => {
		for (const table of every('.grid')) {
			const rows = every<HTMLTableRowElement>(':scope > tbody > tr:not(.below)', table);
			every('th[scope=col]', table).forEach((head, at) => {
				const cells = rows.flatMap((row) => row.cells[at + 1] ?? []);
				const shown = cells.some((cell) => find(':scope > :not([hidden])', cell));
				for (const cell of [head, ...cells]) cell.hidden = cells.length > 0 && !shown;
				const foot = find<HTMLTableRowElement>(':scope > tfoot > tr', table)?.cells[at + 1];
				if (foot) foot.hidden = head.hidden;
			});
		}
	});
