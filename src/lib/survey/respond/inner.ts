import { INSIDE } from '../questions/question';
import { listed } from '../entries';
import { idsInside } from './outline';
import { every, find, isQuestion, pipe, type Place } from './sheet';

/**
 * What stands inside of a question in the page, entry by entry, and deeper. The n-th entry of a list is the n-th
 * that the form lists, whatever its key: keys stay while other entries come and go.
 * @param afresh to say anew what is piped in there
 */
export function inner({ part, id, path, name, now }: Place, afresh: boolean): Place[] {
	if (!isQuestion(part) || !part.inside) return [];
	const { shape, elements } = part.inside;
	const keys = every<HTMLInputElement>(`[name="${CSS.escape(listed(name))}"]`).map(({ value }) => value);
	return (now.entries?.(part) ?? []).flatMap((entry, index) => {
		const key = shape === 'list' ? (keys[index] ?? entry.key) : entry.key;
		const box = afresh ? find(`#${id}-${key}`) : null;
		if (box) pipe(box, entry.now, box);
		return [...idsInside(elements, `${id}-${key}-`)].flatMap(([one, own]) => {
			const place = {
				part: one,
				id: own,
				path: [path, entry.key, one.name].join(INSIDE),
				name: [name, key, one.name].join(INSIDE),
				now: entry.now
			};
			return [place, ...inner(place, afresh)];
		});
	});
}
