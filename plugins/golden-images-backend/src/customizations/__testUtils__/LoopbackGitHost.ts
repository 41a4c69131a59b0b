import { createServer, type IncomingMessage, type Server } from 'node:http';

/** A Git host's API, which answers what tests put there. */
export class LoopbackGitHost {
  /** Path with its query → answer; what is not there is 404. */
  readonly answers = new Map<string, unknown>();
  /** What was asked, with the credential that came along. */
  readonly asked: { readonly path: string; readonly credential: unknown }[] =
    [];
  /** Status of every answer, when it is not what it should be. */
  broken: number | undefined;
  readonly #server: Server;

  static async start(): Promise<LoopbackGitHost> {
    const host = new LoopbackGitHost();
    await new Promise<void>(resolve => {
      host.#server.listen(0, '127.0.0.1', resolve);
    });
    return host;
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      const { status, headers, body } = this.#answer(request);
      response.writeHead(status, headers);
      response.end(body);
    });
  }

  /** Host with its port. */
  get host(): string {
    const address = this.#server.address();
    return address && typeof address === 'object'
      ? `127.0.0.1:${address.port}`
      : '';
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #answer({ url = '', headers }: IncomingMessage) {
    this.asked.push({
      path: url,
      credential: headers.authorization ?? headers['private-token'],
    });
    const answer = this.answers.get(url);
    const status = this.broken ?? (answer === undefined ? 404 : 200);
    return {
      status,
      headers:
        status === 302
          ? { location: `http://${this.host}/elsewhere` }
          : { 'content-type': 'application/json' },
      body: typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}),
    };
  }
}
