import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import { fetch, type Dispatcher, type Headers } from 'undici';
import { networkError } from './networkError';

/** One request, as it goes on the wire. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Largest body to accept, in bytes. */
  readonly maxBytes: number;
}

/** How a request is sent. */
export interface ExchangeOptions {
  readonly dispatcher: Dispatcher;
  /** Time for headers and whole body, in milliseconds. */
  readonly requestMs: number;
  readonly signal: AbortSignal;
}

/** An answer with its whole body. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * Sends one request and reads the whole answer, whatever its status; redirects
 * are not followed. Throws `unreachable` when the network or the time limit
 * ends it, `invalid` when the body is too large, and the signal's own reason
 * when the caller gave up.
 */
export async function exchange(
  request: ExchangeRequest,
  options: ExchangeOptions,
): Promise<Reply> {
  const { method, url, headers, body, maxBytes } = request;
  const timeLimit = AbortSignal.timeout(options.requestMs);
  const end = new AbortController();
  try {
    const response = await fetch(url, {
      method,
      // Bodies are wanted as stored: their digest is of those bytes.
      headers: { ...headers, 'accept-encoding': 'identity' },
      body,
      redirect: 'manual',
      dispatcher: options.dispatcher,
      signal: AbortSignal.any([options.signal, timeLimit, end.signal]),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: await readBody(response.body, maxBytes, url),
    };
  } catch (error) {
    options.signal.throwIfAborted();
    throw error instanceof ImageReadError
      ? error
      : networkError(error, url, timeLimit.aborted);
  } finally {
    // Frees the connection of a body that was not read to its end.
    end.abort();
  }
}

async function readBody(
  stream: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
  url: URL,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new ImageReadError(
        'invalid',
        `The answer of ${url.host} is larger than ${maxBytes} bytes`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
