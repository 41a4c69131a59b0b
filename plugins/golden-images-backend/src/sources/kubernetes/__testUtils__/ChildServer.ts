import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A server program that lives as long as a test. */
export class ChildServer {
  readonly #binary: string;
  readonly #process: ChildProcess;
  #output = '';

  /** @param flags - flag → value */
  static start(
    binary: string,
    flags: Readonly<Record<string, string>>,
  ): ChildServer {
    return new ChildServer(binary, flags);
  }

  private constructor(binary: string, flags: Readonly<Record<string, string>>) {
    this.#binary = binary;
    const args = Object.entries(flags).map(
      ([flag, value]) => `--${flag}=${value}`,
    );
    this.#process = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer) => {
      this.#output = `${this.#output}${chunk}`.slice(-4000);
    };
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
    this.#process.on('error', keep);
  }

  /** @throws with the end of its output when the program is no longer running. */
  checkRunning(): void {
    const { exitCode, pid } = this.#process;
    if (exitCode !== null || pid === undefined) {
      throw new Error(`${this.#binary} ended (${exitCode}): ${this.#output}`);
    }
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      this.#process.kill('SIGKILL');
      await once(this.#process, 'exit');
    }
  }
}

/** A port on loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) {
    throw new Error('no port');
  }
  return address.port;
}
