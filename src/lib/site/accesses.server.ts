import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem } from '$lib/problem';
import { house, letterLink, ownKey, send, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { Throttle } from '$lib/server/throttle';
import {
	addressFrom,
	cookieOf,
	grantFrom,
	isWho,
	mayCome,
	opens,
	passcodeMistake,
	payloadOf,
	spoken,
	type Access,
	type Grant,
	type Who
} from './access';
import { doorLetter } from './door-letter';
import { forgetDoors, type Door } from './doors.server';
import { Turns } from './turns';

/** Of a site, what lets somebody in depends on. */
type Closed = Pick<Door, 'id' | 'team' | 'access' | 'stamp'>;

/** Why somebody may read; `visitor` and `member` are whom adoption may count as one. */
export type Admission =
	{ as: 'anyone' } | { as: 'passcode' } | { as: 'visitor'; visitor: string } | { as: 'member' };

/** To be set on path `/m/<slug>`, `HttpOnly`, `SameSite=Lax`. */
export interface VisitorCookie {
	name: string;
	value: string;
	/** Seconds. */
	maxAge: number;
}

// Long enough not to be in the way, short enough that who leaves an organisation is out within a month.
const DAYS = 30;

const sign = (site: string, payload: string): string =>
	createHmac('sha256', ownKey('site-grants')).update(`${site}.${payload}`).digest('base64url');

function cookie({ id, stamp }: Closed, visitor: string): VisitorCookie {
	const maxAge = DAYS * 86_400;
	const payload = payloadOf({ site: id, stamp, until: Date.now() + maxAge * 1_000, visitor });
	return { name: cookieOf(id), value: `${payload}.${sign(id, payload)}`, maxAge };
}

const same = (a: string, b: string): boolean => {
	const [one, other] = [Buffer.from(a), Buffer.from(b)];
	return one.length === other.length && timingSafeEqual(one, other);
};

function grantIn(site: string, value: string | undefined): Grant | null {
	if (!value || value.length > 200) return null;
	const at = value.lastIndexOf('.');
	const payload = value.slice(0, at);
	return same(value.slice(at + 1), sign(site, payload)) ? grantFrom(payload, site) : null;
}

/**
 * Whether whoever asks may read the site. To be asked for every byte of it, pictures and figures included.
 * @param visitor the value of their cookie `m_<site>` (`cookieOf`), if there is one
 * @param db of the asker; members of the team may read whatever is on air
 * @returns why, or null: then the door is shown
 */
export async function admitted(
	door: Closed,
	visitor: string | undefined,
	db: Client | null
): Promise<Admission | null> {
	if (door.access === 'everyone') return { as: 'anyone' };
	const grant = door.access === 'team' ? null : grantIn(door.id, visitor);
	if (grant && opens(grant, door, Date.now()))
		return grant.visitor ? { as: 'visitor', visitor: grant.visitor } : { as: 'passcode' };
	return db && (await isMember(db, door.team)) ? { as: 'member' } : null;
}

async function isMember(db: Client, team: string): Promise<boolean> {
	const { data, error } = await db.rpc('role_in', { team });
	// A stranger may not even ask.
	if (error?.code === '42501') return false;
	if (error) throw refusal(error);
	return data !== null;
}

/** Who may read, for whoever builds the site. @throws Problem `missing` */
export async function read(db: Client, site: string): Promise<Access> {
	const { data, error } = await db
		.from('site_access')
		.select('who, noindex, domains, changed_at')
		.eq('site_id', site)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data || !isWho(data.who)) throw new Problem('missing');
	return { who: data.who, noindex: data.noindex, domains: data.domains, changedAt: data.changed_at };
}

/** What a form wishes. `passcode`: a new one, or null for the one that is there. */
export interface Wish {
	who: Who;
	noindex: boolean;
	passcode: string | null;
	domains: readonly string[];
}

/**
 * A change of who may read ends, at once, everything that let somebody in before.
 * @param wish domains as `domainsFrom` gives them
 * @throws Problem `invalid` for a passcode that is none, or none at all, or no domain; `forbidden` to viewers, and to
 *   editors where four eyes are wanted
 */
export async function save(db: Client, site: string, wish: Wish): Promise<void> {
	const { who, noindex, passcode, domains } = wish;
	if (passcode !== null && passcodeMistake(passcode)) throw new Problem('invalid');
	const { error } = await db.rpc('set_access', {
		site,
		who,
		noindex,
		// The generated types do not know that this argument may be null.
		passcode: (passcode === null ? null : await hashed(spoken(passcode))) as string,
		domains: [...domains]
	});
	if (error) throw refusal(error);
	forgetDoors();
}

/** Ends everything that let somebody in, though who may read stays the same. */
export async function endAll(db: Client, site: string): Promise<void> {
	const { error } = await db.rpc('renew_access', { site });
	if (error) throw refusal(error);
	forgetDoors();
}

// OWASP, Password Storage Cheat Sheet: N 2^17, r 8, p 1 is what is advised where memory is there; 2^15 with p 3 is as
// hard and takes 32 MB at a time.
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;

// It is dear on purpose: whoever guesses at many doors must not take every thread of the process.
const turns = new Turns(2, 100);

const scrypted = (text: string, salt: Buffer): Promise<Buffer> =>
	turns.take(
		() =>
			new Promise((resolve, reject) =>
				scrypt(text, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)))
			)
	);

async function hashed(passcode: string): Promise<string> {
	const salt = randomBytes(16);
	const key = await scrypted(passcode, salt);
	return `scrypt.${salt.toString('base64url')}.${key.toString('base64url')}`;
}

async function fits(passcode: string, hash: string): Promise<boolean> {
	const [kind, salt = '', key = ''] = hash.split('.');
	if (kind !== 'scrypt') return false;
	return same((await scrypted(passcode, Buffer.from(salt, 'base64url'))).toString('base64url'), key);
}

interface Lock {
	who: Who;
	passcode: string | null;
	domains: string[];
	stamp: string;
}

async function lockOf(site: string): Promise<Lock> {
	const { data, error } = await house().rpc('site_lock', { site });
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	return data as unknown as Lock;
}

// Beware: a passcode is guessed. So many tries for one address, and for all of them together at one site; whoever is
// in already does not try.
const guesses = new Throttle({ most: 10, within: 10 * 60_000 });
const guessesAtSite = new Throttle({ most: 300, within: 10 * 60_000 });

/**
 * @param from the address of whoever tries
 * @returns the cookie that lets in; `wrong`
 * @throws Problem `too_many` with `seconds`; `closed` where no passcode is asked for any more
 */
export async function byPasscode(
	door: Closed,
	passcode: string,
	from: string
): Promise<VisitorCookie | 'wrong'> {
	const seconds = guesses.wait(`${door.id} ${from}`) || guessesAtSite.wait(door.id);
	if (seconds) throw new Problem('too_many', { seconds });
	const lock = await lockOf(door.id);
	if (lock.who !== 'passcode' || !lock.passcode) throw new Problem('closed');
	const code = spoken(passcode);
	if ([...code].length > 64 || !(await fits(code, lock.passcode))) return 'wrong';
	guesses.forget(`${door.id} ${from}`);
	return cookie({ ...door, stamp: lock.stamp }, '');
}

// An address can be a whole office that is told of the site in one meeting. Whoever asks which domains may come asks too.
const askers = new Throttle({ most: 60, within: 15 * 60_000 });
const letters = new Throttle({ most: 3, within: 15 * 60_000 });

function slowed(seconds: number): void {
	if (seconds) throw new Problem('too_many', { seconds });
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const TOKEN = /^[\w-]{43}$/;

/**
 * Sends a link that opens the site once, within a quarter of an hour, to an address at one of its domains.
 * @param linkOf from a token to the whole address of the page that asks to come in
 * @param from the address of whoever asks
 * @returns `elsewhere`: its domain is not among those that may read; `unreadable`: it is no address
 * @throws Problem `too_many` with `seconds`; `closed` where nobody comes by letter any more; `unavailable`
 */
export async function sendLink(
	door: Closed & Pick<Door, 'name'>,
	email: string,
	linkOf: (token: string) => string,
	from: string
): Promise<'sent' | 'elsewhere' | 'unreadable'> {
	const who = addressFrom(email);
	if (!who) return 'unreadable';
	const lock = await lockOf(door.id);
	if (lock.who !== 'domains') throw new Problem('closed');
	slowed(askers.wait(from));
	if (!mayCome(who.domain, lock.domains)) return 'elsewhere';
	slowed(letters.wait(`${door.id} ${who.address.toLowerCase()}`));
	const token = randomBytes(32).toString('base64url');
	const { error } = await house().rpc('keep_letter', {
		site: door.id,
		token_hash: hashOf(token),
		address: who.address,
		stamp: lock.stamp
	});
	if (error) throw refusal(error);
	await send(doorLetter(who.address, door.name, letterLink(linkOf(token))));
	return 'sent';
}

/** Whether a link of a letter is still good. Asking does not use it up: mail scanners open every link. */
export async function isGood(site: string, token: string): Promise<boolean> {
	if (!TOKEN.test(token)) return false;
	const { data, error } = await house().rpc('find_letter', { site, token_hash: hashOf(token) });
	if (error) throw refusal(error);
	return data;
}

/**
 * Uses a link of a letter up, for a POST only.
 * @returns the cookie that lets in, or `gone`: used, too old, from before a change of who may read, or none
 */
export async function byLetter(door: Closed, token: string): Promise<VisitorCookie | 'gone'> {
	if (!TOKEN.test(token)) return 'gone';
	const { data, error } = await house().rpc('use_letter', { site: door.id, token_hash: hashOf(token) });
	if (error) throw refusal(error);
	if (!data) return 'gone';
	const told = data as unknown as { address: string; stamp: string };
	return cookie({ ...door, stamp: told.stamp }, pseudonym(door.id, told.address));
}

/** The same person on the same site, and nobody anywhere else. */
const pseudonym = (site: string, address: string): string =>
	createHmac('sha256', ownKey('site-visitors'))
		.update(`${site} ${address.toLowerCase()}`)
		.digest('base64url')
		.slice(0, 22);
