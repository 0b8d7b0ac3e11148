/** Somebody who listens to a topic. */
export type Listener = {
	topic: string;
	hear(event: string, payload: unknown): void;
};

/** Who is in which room, and nothing else. */
export type Hall = {
	enter(listener: Listener): void;
	leave(listener: Listener): void;
	/** Tells everybody in a room, except the one who said it. */
	say(topic: string, event: string, payload: unknown, except?: Listener): void;
	size(topic: string): number;
};

export function openHall(): Hall {
	const rooms = new Map<string, Set<Listener>>();
	return {
		enter(listener) {
			const room = rooms.get(listener.topic) ?? new Set();
			rooms.set(listener.topic, room.add(listener));
		},
		leave(listener) {
			const room = rooms.get(listener.topic);
			room?.delete(listener);
			if (!room?.size) rooms.delete(listener.topic);
		},
		say(topic, event, payload, except) {
			for (const listener of rooms.get(topic) ?? []) if (listener !== except) listener.hear(event, payload);
		},
		size: (topic) => rooms.get(topic)?.size ?? 0
	};
}
