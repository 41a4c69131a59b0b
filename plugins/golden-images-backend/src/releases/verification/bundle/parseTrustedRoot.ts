import { InputError } from '@backstage/errors';
import { TrustedRoot } from '@sigstore/protobuf-specs';

/**
 * Parses a sigstore trusted root (JSON). Every log and authority must say since
 * when it is valid: without that it would be trusted for all time.
 * @param what - where it stands, for the error
 * @throws InputError
 */
export function parseTrustedRoot(text: string, what: string): TrustedRoot {
  const root = parse(text, what);
  const valid = [
    ...root.tlogs.map(log => log.publicKey?.validFor),
    ...root.ctlogs.map(log => log.publicKey?.validFor),
    ...root.certificateAuthorities.map(authority => authority.validFor),
    ...root.timestampAuthorities.map(authority => authority.validFor),
  ];
  if (valid.some(period => !period?.start)) {
    throw new InputError(
      `${what} is no usable trusted root: a log or an authority of it does not say since when it is valid`,
    );
  }
  return root;
}

function parse(text: string, what: string): TrustedRoot {
  try {
    return TrustedRoot.fromJSON(JSON.parse(text));
  } catch (error) {
    throw new InputError(`${what} is no sigstore trusted root`, error);
  }
}
