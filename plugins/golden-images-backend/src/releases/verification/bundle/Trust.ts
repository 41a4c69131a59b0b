import type { KeyObject } from 'node:crypto';
import type { TrustedRoot } from '@sigstore/protobuf-specs';

/** Whose signatures count. Without a key and without an identity none does. */
export interface Trust {
  readonly keys: readonly TrustedKey[];
  readonly identities: readonly TrustedIdentity[];
  /** Certificate authorities, logs and timestamp authorities, given offline (R-GIM-05); keyless signatures need it. */
  readonly root?: TrustedRoot;
  /** Whether a signature by a key must be in a transparency log of the root, too. Keyless ones always must. */
  readonly keysNeedLog: boolean;
}

/** A public key with the name that people know it by. */
export interface TrustedKey {
  readonly name: string;
  readonly key: KeyObject;
}

/** Somebody whom an OIDC issuer vouches for; both are compared exactly. */
export interface TrustedIdentity {
  /** Subject alternative name of the certificate: an e-mail address, or the URL of a workflow. */
  readonly subject: string;
  /** OIDC issuer, e.g. `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
}
