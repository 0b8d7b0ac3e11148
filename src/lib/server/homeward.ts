/** @returns whether only this machine gets there */
const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/**
 * Beware: a letter that leads where somebody else wishes hands them the token in its link, and whoever asks chooses the
 * host that their request names. Only our own origin counts; on a developer's machine any port of it does, since
 * `vite dev` and `npm start` differ in that.
 *
 * @param link a whole address
 * @param home where people reach us
 * @returns the same way on our own origin
 */
export function homeward(link: string, home: string): string {
	const to = new URL(link, home);
	const own = new URL(home);
	const ours = to.origin === own.origin || (isLoopback(to) && isLoopback(own) && to.protocol === 'http:');
	return ours ? to.href : own.origin + to.pathname.replace(/^\/+/, '/') + to.search;
}
