/** Does it for all of them, so many at a time. */
export async function pool<One, Made>(
	all: readonly One[],
	hands: number,
	work: (one: One, hand: number) => Promise<Made>
): Promise<Made[]> {
	const made: Made[] = [];
	let next = 0;
	const hand = async (_: unknown, at: number) => {
		for (let one = all[next]; one !== undefined; one = all[next]) {
			const place = next++;
			made[place] = await work(one, at);
		}
	};
	await Promise.all(Array.from({ length: Math.min(hands, all.length) }, hand));
	return made;
}
