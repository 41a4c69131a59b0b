import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { NewCheckReport } from '@image-governance/plugin-golden-images-common';
import Ajv2020 from 'ajv/dist/2020';
import { readApiDocument } from '../../../api';

const SCHEMAS: Readonly<Record<string, string>> = {
  checks: 'NewCheckReport',
  progress: 'NewRequestProgress',
};

/** An answer; `undefined` breaks the connection off. */
export type Answer =
  | { readonly status: number; readonly body: unknown }
  | undefined;

/** What CI was told, by somebody who answers as the test wants. Reports are held against the API document. */
export class FakePortal {
  readonly #server: Server;
  readonly #schemas = new Ajv2020({ strict: false, validateFormats: false });
  readonly calls: {
    readonly path: string;
    readonly token?: string;
    readonly body: unknown;
  }[] = [];
  /** Answers of the next calls; afterwards it is all right. */
  readonly answers: Answer[] = [];

  static async start(): Promise<FakePortal> {
    const portal = new FakePortal();
    await new Promise<void>(done =>
      portal.#server.listen(0, '127.0.0.1', done),
    );
    return portal;
  }

  private constructor() {
    this.#schemas.addSchema(readApiDocument(), 'api');
    this.#server = createServer(async (request, response) => {
      const body = await bodyOf(request);
      const path = request.url ?? '';
      this.calls.push({ path, token: request.headers.authorization, body });
      const answer: Answer =
        this.answers.length > 0 ? this.answers.shift() : this.#good(path, body);
      if (!answer) {
        response.destroy();
        return;
      }
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  }

  get url(): string {
    const address = this.#server.address();
    if (!address || typeof address === 'string') {
      throw new Error('The portal does not listen');
    }
    return `http://127.0.0.1:${address.port}`;
  }

  /** The last report, which held to the API document. */
  report(): NewCheckReport {
    const { body } = this.calls[this.calls.length - 1];
    return JSON.parse(JSON.stringify(body));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  #good(path: string, body: unknown): Answer {
    const schema = SCHEMAS[path.split('/').at(-1) ?? ''];
    if (
      schema &&
      !this.#schemas.validate(
        { $ref: `api#/components/schemas/${schema}` },
        body,
      )
    ) {
      const message = this.#schemas.errorsText();
      return { status: 400, body: { error: { message } } };
    }
    return {
      status: 200,
      body: { id: '7', state: 'checks-passed', stateTitle: 'Fine', checks: [] },
    };
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? JSON.parse(text) : undefined;
}
