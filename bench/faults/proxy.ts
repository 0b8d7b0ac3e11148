import net from 'node:net';

/** A wire between clients and the product that can be cut in the meanest moment. */
export interface Wire {
	url: string;
	/** While on, a reply is thrown away instead of passed on, and its connection is cut. */
	drops: boolean;
	/** How many replies were. */
	dropped: number;
	close(): void;
}

/** @param port of the product */
export async function wireTo(port: number): Promise<Wire> {
	const open = new Set<net.Socket>();
	const server = net.createServer((client) => {
		const product = net.connect(port, '127.0.0.1');
		const cut = () => {
			client.destroy();
			product.destroy();
		};
		for (const end of [client, product]) {
			open.add(end);
			end.on('error', cut).on('close', () => (open.delete(end), cut()));
		}
		client.on('data', (part) => void product.write(part));
		product.on('data', (part) => {
			if (!wire.drops) return void client.write(part);
			// The request went through, whatever it did is done: only nobody hears of it.
			wire.dropped++;
			cut();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const wire: Wire = {
		url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		drops: false,
		dropped: 0,
		close() {
			server.close();
			for (const one of open) one.destroy();
		}
	};
	return wire;
}
