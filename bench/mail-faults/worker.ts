import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { openMailbox, type Mailbox } from '../../tests/mailbox.ts';
import { freePort, ROOT } from '../product.ts';

/** A built product that sends, with a mail server that only it knows: so it is seen what it is just doing. */
export class Worker {
	readonly mailbox: Mailbox;
	readonly #environment: Record<string, string>;
	#child: ChildProcess | null = null;
	#gone: Promise<void> = Promise.resolve();
	#said = '';
	#handed = 0;
	#waiting: (() => void) | null = null;

	private constructor(mailbox: Mailbox, environment: Record<string, string>) {
		this.mailbox = mailbox;
		this.#environment = environment;
		mailbox.manners = {
			recipient: () => {
				this.#handed++;
				this.#waiting?.();
				return null;
			}
		};
	}

	static async open(environment: Record<string, string>): Promise<Worker> {
		return new Worker(await openMailbox({ keep: false }), environment);
	}

	/** Letters that it began to hand over since it was started. */
	get handed(): number {
		return this.#handed;
	}

	async start(): Promise<void> {
		const port = await freePort();
		const own = { ...this.mailbox.environment, ORIGIN: `http://127.0.0.1:${port}` };
		this.#handed = 0;
		this.#said = '';
		const args = [path.join(ROOT, 'bin/serve.js'), '--port', String(port)];
		const env = { ...process.env, ...this.#environment, ...own };
		const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (words) => (this.#said = (this.#said + words).slice(-4000)));
		this.#gone = new Promise((resolve) => child.once('exit', () => resolve()));
		this.#child = child;
	}

	/**
	 * Waits until it began to hand over so many letters since it was started.
	 * @returns whether it did within `patience` milliseconds @throws with its own words if it ended by itself
	 */
	async hands(count: number, patience: number): Promise<boolean> {
		const late = AbortSignal.timeout(patience);
		while (this.#handed < count && !late.aborted) {
			if (this.#child?.exitCode !== null) throw new Error(`a worker ended by itself:\n${this.#said}`);
			await new Promise<void>((resolve) => {
				this.#waiting = resolve;
				setTimeout(resolve, 250);
			});
		}
		this.#waiting = null;
		return this.#handed >= count;
	}

	async kill(): Promise<void> {
		this.#child?.kill('SIGKILL');
		await this.#gone;
	}

	async close(): Promise<void> {
		await this.kill();
		await this.mailbox.close();
	}
}
