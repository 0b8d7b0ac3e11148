import http from 'node:http';

/** One kind of request, again and again. */
export interface Job {
	method: 'GET' | 'POST';
	path: string;
	headers?: Record<string, string>;
	/** Anything else is an error of the run. */
	status: number;
}

function once(agent: http.Agent, url: URL, { method, headers, status }: Job): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = http.request(url, { agent, method, headers }, (response) => {
			response.resume();
			response.once('end', () =>
				response.statusCode === status
					? resolve()
					: reject(new Error(`${url.pathname} answered ${response.statusCode} and not ${status}`))
			);
		});
		request.once('error', reject);
		request.end();
	});
}

/** @returns how many requests a second `clients` of them get answered, on connections that stay open */
export async function rate(origin: string, job: Job, clients: number, seconds: number): Promise<number> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
	const url = new URL(job.path, origin);
	const began = performance.now();
	const end = began + seconds * 1000;
	let done = 0;
	const loop = async () => {
		for (; performance.now() < end; done++) await once(agent, url, job);
	};
	try {
		await Promise.all(Array.from({ length: clients }, loop));
		return (done / (performance.now() - began)) * 1000;
	} finally {
		agent.destroy();
	}
}
