/**
 * Under `vite dev` the server is Vite's: this hands Realtime's socket to the Supabase that the product has opened.
 *
 * @returns {import('vite').Plugin}
 */
export function realtimeInDev() {
	return {
		name: 'earshot-realtime-in-dev',
		apply: 'serve',
		configureServer({ httpServer }) {
			httpServer?.on('upgrade', (request, socket, head) => {
				Reflect.get(globalThis, Symbol.for('earshot.opened'))?.box?.realtime.upgrade(request, socket, head);
			});
		}
	};
}
