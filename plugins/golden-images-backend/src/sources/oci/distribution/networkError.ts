import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import { isError } from '@backstage/errors';

const CERTIFICATE =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/;

/**
 * Says in words why a host could not be reached. The URL's path and query are
 * left out: those of a blob store hold a signature that lets anyone read.
 */
export function networkError(
  error: unknown,
  url: URL,
  timedOut: boolean,
): ImageReadError {
  if (isError(error) && error.cause instanceof ImageReadError) {
    return error.cause;
  }
  if (timedOut) {
    return new ImageReadError(
      'unreachable',
      `${url.host} did not answer in full within the time limit`,
    );
  }
  const code = codeOf(error);
  return new ImageReadError(
    'unreachable',
    CERTIFICATE.test(code)
      ? `The certificate of ${url.host} cannot be verified (${code}); "caFile" names further authorities`
      : `${url.host} cannot be reached (${code})`,
    { cause: error },
  );
}

/** Whether a certificate could not be verified: asking again does not help. */
export function isCertificateError(error: ImageReadError): boolean {
  return error.cause !== undefined && CERTIFICATE.test(codeOf(error.cause));
}

/** The code of the innermost cause, which undici wraps in a bare "fetch failed". */
function codeOf(error: unknown): string {
  if (!isError(error)) {
    return 'unknown error';
  }
  const inner = error.cause ? codeOf(error.cause) : undefined;
  return inner ?? (typeof error.code === 'string' ? error.code : error.name);
}
