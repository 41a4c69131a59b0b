import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '@backstage/errors';
import type { Config } from '@backstage/config';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { parseTrustedRoot } from './parseTrustedRoot';
import type { Trust, TrustedKey } from './Trust';

const KEY = 'goldenImages.verification';

/**
 * Reads `goldenImages.verification` as far as it says whose signatures count.
 * @throws InputError that names the key of what cannot be read
 */
export function readTrust(config: Config): Trust {
  const verification = config.getOptionalConfig(KEY);
  const root = verification?.getOptionalString('trustedRoot');
  return {
    keys: (verification?.getOptionalConfigArray('keys') ?? []).map(readKey),
    identities: (verification?.getOptionalConfigArray('identities') ?? []).map(
      identity => ({
        subject: identity.getString('subject'),
        issuer: identity.getString('issuer'),
      }),
    ),
    root: root === undefined ? undefined : readRoot(root),
    keysNeedLog:
      verification?.getOptionalBoolean('keysNeedTransparencyLog') ?? false,
  };
}

function readKey(config: Config, at: number): TrustedKey {
  const name = config.getString('name');
  const file = config.getOptionalString('file');
  const pem =
    file === undefined
      ? config.getString('pem')
      : readText(`${KEY}.keys[${at}].file`, file);
  return { name, key: parsePublicKey(pem, `${KEY}.keys[${at}]`) };
}

/**
 * Parses a public key (PEM).
 * @param what - where it stands, for the error
 * @throws InputError
 */
export function parsePublicKey(pem: string, what: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch (error) {
    throw new InputError(`${what} is no public key in PEM format`, error);
  }
}

function readRoot(file: string): TrustedRoot {
  return parseTrustedRoot(
    readText(`${KEY}.trustedRoot`, file),
    `${KEY}.trustedRoot`,
  );
}

function readText(key: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`${key}: the file ${file} cannot be read`, error);
  }
}
