import { isError } from '@backstage/errors';

const TIMEOUT_MS = 10_000;
/** A page of a hundred reviews with long comments has less. */
const MOST_BYTES = 10_000_000;

/** A Git host could not be asked. Its message has no path, query, header or body. */
export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HostError';
  }
}

/**
 * Asks a Git host. Redirects are not followed, which would take the credential elsewhere.
 * @throws HostError
 */
export async function askHost(
  url: URL,
  headers: Readonly<Record<string, string>> | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new HostError(`${url.host} answered ${response.status}`);
    }
    return JSON.parse(await bodyOf(response, url));
  } catch (error) {
    if (error instanceof HostError) {
      throw error;
    }
    throw new HostError(
      error instanceof SyntaxError
        ? `${url.host} did not answer with JSON`
        : `${url.host} could not be asked (${codeOf(error)})`,
    );
  }
}

async function bodyOf(response: Response, url: URL): Promise<string> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = await reader?.read();
    if (!reader || !part || part.done) {
      return Buffer.concat(parts).toString('utf8');
    }
    length += part.value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new HostError(
        `${url.host} answered with more than ${MOST_BYTES} bytes`,
      );
    }
    parts.push(part.value);
  }
}

/** The code of the innermost cause. */
function codeOf(error: unknown): string {
  if (!isError(error)) {
    return 'unknown error';
  }
  const inner = error.cause ? codeOf(error.cause) : undefined;
  return inner ?? (typeof error.code === 'string' ? error.code : error.name);
}
