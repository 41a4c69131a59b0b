import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import { z } from 'zod';
import type { Reply } from './exchange';

const errorsSchema = z.object({
  errors: z.array(z.object({ code: z.string().regex(/^[A-Z_]{1,40}$/) })),
});

/**
 * The error of an answer that is none of what was asked for. Of the body only
 * the registry's error code is quoted, since the rest may repeat what was sent.
 * @param what - what was asked for, e.g. `golden/python at registry.example.com`.
 */
export function statusError(reply: Reply, what: string): ImageReadError {
  const { status } = reply;
  const said = [`status ${status}`, errorCode(reply.body)]
    .filter(Boolean)
    .join(', ');
  if (status === 401 || status === 403) {
    return new ImageReadError('unauthorised', `No access to ${what} (${said})`);
  }
  if (status === 404 || status === 410) {
    return new ImageReadError('gone', `There is no ${what} (${said})`);
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new ImageReadError(
      'unreachable',
      `The registry does not serve ${what} now (${said})`,
    );
  }
  return new ImageReadError(
    'invalid',
    `Unexpected answer to the request for ${what} (${said})`,
  );
}

function errorCode(body: Uint8Array): string | undefined {
  try {
    const parsed = errorsSchema.safeParse(
      JSON.parse(Buffer.from(body).toString('utf8')),
    );
    return parsed.success ? parsed.data.errors[0]?.code : undefined;
  } catch {
    return undefined;
  }
}
