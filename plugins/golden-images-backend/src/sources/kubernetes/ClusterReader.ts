import { ForwardedError, ServiceUnavailableError } from '@backstage/errors';
import type { ClusterConnection, ClusterResponse } from './ClusterConnection';
import { statusSchema } from './objects';
import { readText } from './readText';
import { cannot, refusal, type Request } from './refusal';
import type { ScanLimits, Wait } from './ScanLimits';

/** What came of a GET that was not refused. */
export type Answer =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'absent'; readonly refusal: Error }
  | {
      readonly kind: 'expired';
      /** Where the server offers to go on, with a newer state of the rest. */
      readonly continue?: string;
      readonly refusal: Error;
    };

/** A {@link Request} and the way to send it. */
export interface ReadRequest extends Request {
  readonly path: string;
  readonly accept: string;
}

/**
 * Refusals that may have passed at the next attempt: a busy server, etcd electing
 * a leader (500), a balancer before a server that restarts (502, 504).
 */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** A connection that was there and was cut: a server or a balancer that restarts, or let go of an idle one. */
const CUT: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
]);

/** Reads JSON from an API server: bounded in size and time, patient with a busy one, strict with everything else. */
export class ClusterReader {
  readonly #connection: ClusterConnection;
  readonly #limits: ScanLimits;
  readonly #wait: Wait;
  readonly #signal: AbortSignal;

  static create(options: {
    connection: ClusterConnection;
    limits: ScanLimits;
    wait: Wait;
    signal: AbortSignal;
  }): ClusterReader {
    return new ClusterReader(options);
  }

  private constructor(options: {
    connection: ClusterConnection;
    limits: ScanLimits;
    wait: Wait;
    signal: AbortSignal;
  }) {
    this.#connection = options.connection;
    this.#limits = options.limits;
    this.#wait = options.wait;
    this.#signal = options.signal;
  }

  get limits(): ScanLimits {
    return this.#limits;
  }

  /** @throws an error of `@backstage/errors` that says what could not be read and why. */
  async read(request: ReadRequest): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= this.#limits.attempts;
      const answer = await this.#attempt(request, last);
      if (!answer || (PASSING.has(answer.status) && !last)) {
        const asked = answer?.retryAfter ?? 1000 * 2 ** (attempt - 1);
        const wait = Math.min(asked, this.#limits.retryMilliseconds);
        await this.#wait(wait, this.#signal);
        continue;
      }
      const { status, body } = answer;
      if (status === 200) {
        return { kind: 'ok', body };
      }
      const error = refusal(request, status, body);
      const said = statusSchema.safeParse(body);
      if (status === 410 && said.success) {
        const next = said.data.metadata?.continue;
        return {
          kind: 'expired',
          refusal: error,
          ...(next && { continue: next }),
        };
      }
      if (status === 404 && said.success) {
        return { kind: 'absent', refusal: error };
      }
      throw error;
    }
  }

  /** `undefined` when the connection was cut and another attempt is left. */
  async #attempt(request: ReadRequest, last: boolean) {
    try {
      return await this.#send(request);
    } catch (error) {
      if (!last && isCut(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async #send(request: ReadRequest) {
    const timeout = AbortSignal.timeout(this.#limits.requestMilliseconds);
    try {
      const response = await this.#connection.get(request.path, {
        accept: request.accept,
        signal: AbortSignal.any([this.#signal, timeout]),
      });
      return {
        status: response.status,
        retryAfter: retryAfterOf(response),
        body: await this.#body(response),
      };
    } catch (error) {
      this.#signal.throwIfAborted();
      if (timeout.aborted) {
        throw new ServiceUnavailableError(
          `${cannot(request)}: no complete answer within ${
            this.#limits.requestMilliseconds / 1000
          } s`,
        );
      }
      throw new ForwardedError(cannot(request), underlying(error));
    }
  }

  async #body(response: ClusterResponse): Promise<unknown> {
    const { responseBytes } = this.#limits;
    const { text, complete } = await readText(response.body, responseBytes);
    if (response.status !== 200) {
      return parsedOrNothing(text);
    }
    if (!complete) {
      throw new ServiceUnavailableError(
        `an answer is larger than ${responseBytes} bytes; a smaller pageSize makes it smaller`,
      );
    }
    const body = parsedOrNothing(text);
    if (body === undefined) {
      const type = response.headers.get('content-type') ?? 'no content type';
      throw new ServiceUnavailableError(
        `the answer is no JSON, or only the beginning of it (${type}, ${text.length} characters)`,
      );
    }
    return body;
  }
}

/** fetch says "fetch failed" and keeps what failed (a refused connection, a bad certificate) as the cause. */
function underlying(error: unknown): unknown {
  return error instanceof TypeError && error.cause ? error.cause : error;
}

function isCut(error: unknown): boolean {
  const cause = error instanceof ForwardedError ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && CUT.has(cause.code);
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds; API servers give seconds, never a date. */
function retryAfterOf(response: ClusterResponse): number | undefined {
  const value = response.headers.get('retry-after');
  return value !== null && /^\d{1,6}$/.test(value)
    ? Number(value) * 1000
    : undefined;
}
