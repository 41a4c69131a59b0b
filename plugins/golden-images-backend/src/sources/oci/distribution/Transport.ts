import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import {
  Agent,
  type buildConnector,
  EnvHttpProxyAgent,
  type Dispatcher,
} from 'undici';
import type { OciLimits } from '../limits';
import { exchange, type ExchangeRequest, type Reply } from './exchange';
import { guardedLookup, isLoopbackHost } from './forbiddenAddress';
import { isCertificateError } from './networkError';
import { RequestGate, type Pace } from './RequestGate';
import { backoff, mayTryAgain, retryAfter } from './retryWait';

/** Options of a {@link Transport}. */
export interface TransportOptions extends Pace {
  /** Where the registry's API is; decides whether this machine may be redirected to. */
  readonly url: URL;
  /** PEM file with authorities beside the usual ones. */
  readonly caFile?: string;
  readonly requestsPerSecond: number;
  /** 0 to 1, for the jitter of waits. */
  readonly random: () => number;
  readonly limits: OciLimits;
}

/** Sends requests of one registry: in turn, in time, and again when that may help. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #gate: RequestGate;
  readonly #own: Dispatcher;
  readonly #foreign: Dispatcher;

  /** Throws when `caFile` cannot be read. */
  static create(options: TransportOptions): Transport {
    return new Transport(options);
  }

  private constructor(options: TransportOptions) {
    const { url, caFile } = options;
    const connect = caFile ? { ca: authorities(caFile) } : {};
    const local = isLoopbackHost(url.hostname);
    this.#options = options;
    this.#gate = RequestGate.create({
      ...options,
      concurrency: options.limits.concurrency,
    });
    this.#own = local ? new Agent({ connect }) : proxied(connect);
    this.#foreign = local
      ? this.#own
      : proxied({ ...connect, lookup: guardedLookup });
  }

  /**
   * Sends a request, and again after a passing failure. Gives the last answer,
   * whatever its status. Throws as {@link exchange} does.
   * @param options.foreign - the URL came from a redirect to another host.
   */
  async send(
    request: ExchangeRequest,
    options: { readonly signal: AbortSignal; readonly foreign?: boolean },
  ): Promise<Reply> {
    const { limits, delay } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const result = await this.#attempt(request, options);
      const wait = this.#waitAfter(result, attempt);
      if (wait === undefined || attempt >= limits.attempts) {
        return settle(result);
      }
      await delay(wait, options.signal);
    }
  }

  async #attempt(
    request: ExchangeRequest,
    { signal, foreign }: { signal: AbortSignal; foreign?: boolean },
  ): Promise<Reply | ImageReadError> {
    const { requestMs } = this.#options.limits;
    const dispatcher = foreign ? this.#foreign : this.#own;
    try {
      return await this.#gate.run(signal, () =>
        exchange(request, { dispatcher, requestMs, signal }),
      );
    } catch (error) {
      if (error instanceof ImageReadError) {
        return error;
      }
      throw error;
    }
  }

  /** Time before another attempt in milliseconds; `undefined` when none is of use. */
  #waitAfter(
    result: Reply | ImageReadError,
    attempt: number,
  ): number | undefined {
    const { random, now, limits } = this.#options;
    const usual = () => backoff(attempt, random, limits.retryAfterMs);
    if (result instanceof ImageReadError) {
      return result.reason === 'unreachable' && !isCertificateError(result)
        ? usual()
        : undefined;
    }
    if (!mayTryAgain(result.status)) {
      return undefined;
    }
    const asked = retryAfter(result.headers, now()) ?? usual();
    return asked <= limits.retryAfterMs ? asked : undefined;
  }
}

function settle(result: Reply | ImageReadError): Reply {
  if (result instanceof ImageReadError) {
    throw result;
  }
  return result;
}

/** The usual authorities and those of a file; giving any replaces the usual ones. */
function authorities(caFile: string): string[] {
  // Node.js before 22.15 cannot list those of NODE_EXTRA_CA_CERTS.
  const usual = tls.getCACertificates?.('default') ?? tls.rootCertificates;
  return [...usual, readFileSync(caFile, 'utf8')];
}

/** Honours `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, as the rest of the portal does. */
function proxied(connect: buildConnector.BuildOptions): Dispatcher {
  return new EnvHttpProxyAgent({ connect, requestTls: connect });
}
