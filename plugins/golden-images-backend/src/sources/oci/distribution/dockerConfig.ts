import { readFile } from 'node:fs/promises';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import { z } from 'zod';
import { parseJson } from '../content/parseJson';
import { dockerConfigKeys } from '../registryHost';
import type { Credentials } from './Credentials';

const entrySchema = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
});

const dockerConfigSchema = z.object({
  auths: z.record(z.string(), entrySchema).nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
  credsStore: z.string().nullish(),
});

/**
 * Reads the credentials of a host from a docker `config.json`. Programs that
 * the file names (`credHelpers`, `credsStore`) are never run. Throws
 * `unauthorised` when the file holds nothing for the host.
 */
export async function readDockerConfig(
  path: string,
  host: string,
): Promise<Credentials> {
  const config = parseJson(await read(path), dockerConfigSchema, {
    what: `The docker configuration ${path}`,
    depth: 16,
  });
  const keys = dockerConfigKeys(host);
  const key = keys.find(name => Object.hasOwn(config.auths ?? {}, name));
  const credentials = key && toCredentials(config.auths?.[key], path, host);
  if (credentials) {
    return credentials;
  }
  const helper = keys.some(name =>
    Object.hasOwn(config.credHelpers ?? {}, name),
  );
  throw new ImageReadError(
    'unauthorised',
    helper || config.credsStore
      ? `${path} leaves ${host} to a credential helper; helpers are not supported, write the credentials under "auths"`
      : `${path} has no credentials for ${host}`,
  );
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ImageReadError(
      'unauthorised',
      `The docker configuration ${path} cannot be read`,
      { cause },
    );
  }
}

function toCredentials(
  entry: z.infer<typeof entrySchema> | undefined,
  path: string,
  host: string,
): Credentials | undefined {
  if (entry?.registrytoken) {
    return { kind: 'token', token: entry.registrytoken };
  }
  if (entry?.identitytoken) {
    return { kind: 'identity', token: entry.identitytoken };
  }
  if (entry?.username && entry.password) {
    const { username, password } = entry;
    return { kind: 'basic', username, password };
  }
  if (!entry?.auth) {
    return undefined;
  }
  const text = Buffer.from(entry.auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) {
    throw new ImageReadError(
      'unauthorised',
      `"auth" of ${host} in ${path} is not the base64 of name:password`,
    );
  }
  return {
    kind: 'basic',
    username: text.slice(0, colon),
    password: text.slice(colon + 1).replace(/\0+$/, ''),
  };
}
