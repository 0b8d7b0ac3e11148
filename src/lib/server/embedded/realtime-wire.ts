import * as v from 'valibot';

/** One message of Phoenix' channel protocol, whichever way it was written down. */
export type Frame = {
	join: string | null;
	ref: string | null;
	topic: string;
	event: string;
	payload: Payload;
};
export type Payload = Record<string, unknown>;

const name = v.pipe(v.string(), v.maxLength(255));
const mark = v.nullish(v.pipe(v.string(), v.maxLength(64)), null);
const payload = v.optional(v.record(v.string(), v.unknown()), {});
const asObject = v.object({ join_ref: mark, ref: mark, topic: name, event: name, payload });
const asArray = v.tuple([mark, mark, name, name, payload]);

/** A client's broadcast in protocol 2.0.0: kind, five lengths, encoding, then the parts. */
function readBinary(data: Buffer): Frame {
	const [kind, join = 0, ref = 0, topic = 0, event = 0, meta = 0, encoding] = data;
	if (kind !== 3 || encoding !== 1) throw new Error('only broadcasts that carry JSON');
	let at = 7;
	const cut = (length: number) => data.subarray(at, (at += length)).toString();
	const parts = [cut(join), cut(ref), cut(topic), cut(event)] as const;
	cut(meta);
	const said: unknown = JSON.parse(data.subarray(at).toString());
	return {
		join: parts[0] || null,
		ref: parts[1] || null,
		topic: parts[2],
		event: 'broadcast',
		payload: { type: 'broadcast', event: parts[3], payload: said }
	};
}

/** @throws Error when it is not a message of the protocol */
export function decode(data: Buffer, isBinary: boolean): Frame {
	if (isBinary) return readBinary(data);
	const said: unknown = JSON.parse(data.toString());
	if (Array.isArray(said)) {
		const [join, ref, topic, event, body] = v.parse(asArray, said);
		return { join, ref, topic, event, payload: body };
	}
	const { join_ref: join, ref, topic, event, payload: body } = v.parse(asObject, said);
	return { join, ref, topic, event, payload: body };
}

/** @param version of the protocol that the client speaks: 2.0.0 is an array, 1.0.0 an object */
export const encode = ({ join, ref, topic, event, payload: body }: Frame, version: string): string =>
	JSON.stringify(
		version === '2.0.0'
			? [join, ref, topic, event, body]
			: { topic, event, payload: body, ref, join_ref: join }
	);
