import { jwtVerify } from 'jose';
import type { Sql, TransactionSql } from 'postgres';
import type { Keys } from './keys.ts';

/** Somebody at the gate, as their token proves. */
export type Visitor = { role: Role; sub: string; claims: Record<string, unknown>; expires: number | null };

const ROLES = ['anon', 'authenticated', 'service_role'] as const;
type Role = (typeof ROLES)[number];

export type Gate = {
	/** @returns whether this is one of the project's own keys */
	knows(apikey: string): boolean;
	/** @throws Error when the token is forged, expired or of no known role */
	identify(token: string | undefined, apikey: string): Promise<Visitor>;
	mayRead(visitor: Visitor, topic: string): Promise<boolean>;
	mayWrite(visitor: Visitor, topic: string): Promise<boolean>;
};

class Undo extends Error {}

/** Runs as the visitor, inside a transaction that leaves no trace. */
async function trying<T>(sql: Sql, run: (tx: TransactionSql) => Promise<T>): Promise<T> {
	let result: { is: T } | undefined;
	await sql
		.begin(async (tx) => {
			result = { is: await run(tx) };
			throw new Undo();
		})
		.catch((error: unknown) => {
			if (!(error instanceof Undo)) throw error;
		});
	if (!result) throw new Error('The transaction ended before it began.');
	return result.is;
}

const become = (tx: TransactionSql, visitor: Visitor, topic: string) =>
	tx`select set_config('role', ${visitor.role}, true), set_config('realtime.topic', ${topic}, true),
		set_config('request.jwt.claims', ${JSON.stringify(visitor.claims)}, true),
		set_config('request.jwt.claim.sub', ${visitor.sub}, true),
		set_config('request.jwt.claim.role', ${visitor.role}, true)`;

/**
 * May this one enter? A policy on `realtime.messages` answers, and the only way to ask it is to let the visitor look
 * for a message of that topic: https://supabase.com/docs/guides/realtime/authorization
 */
export function gatekeeper(sql: Sql, keys: Keys): Gate {
	const secret = new TextEncoder().encode(keys.jwt);
	return {
		knows: (apikey) => apikey === keys.publishable || apikey === keys.secret,
		async identify(token, apikey) {
			if (!token || token === keys.publishable || token === keys.secret) {
				const role = (token ?? apikey) === keys.secret ? 'service_role' : 'anon';
				return { role, sub: '', claims: { role }, expires: null };
			}
			const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] });
			const role = ROLES.find((name) => name === payload.role);
			if (!role) throw new Error('InvalidJWTToken: no known role');
			return {
				role,
				sub: payload.sub ?? '',
				claims: payload,
				expires: payload.exp ? payload.exp * 1000 : null
			};
		},
		mayRead: (visitor, topic) =>
			trying(sql, async (tx) => {
				const [probe] =
					await tx`insert into realtime.messages (topic, extension) values (${topic}, 'broadcast')
					returning id`;
				await become(tx, visitor, topic);
				const seen = await tx`select 1 from realtime.messages where id = ${probe?.id}`;
				return seen.length > 0;
			}).catch(() => false),
		mayWrite: (visitor, topic) =>
			trying(sql, async (tx) => {
				await become(tx, visitor, topic);
				await tx`insert into realtime.messages (topic, extension) values (${topic}, 'broadcast')`;
				return true;
			}).catch(() => false)
	};
}
