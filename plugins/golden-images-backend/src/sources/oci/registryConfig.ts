import { InputError } from '@backstage/errors';
import type { Config } from '@backstage/config';
import type {
  Credentials,
  CredentialsProvider,
} from './distribution/Credentials';
import { readDockerConfig } from './distribution/dockerConfig';
import { isRepository } from './content/names';
import {
  canonicalRepository,
  defaultUrl,
  knownTokenHosts,
  referenceHost,
} from './registryHost';
import { RepositorySelection } from './RepositorySelection';

const DEFAULT_REQUESTS_PER_SECOND = 20;

/** One entry of `goldenImages.registries[]`: what every type of reader has. */
export interface SourceConfig {
  readonly name: string;
  /** Host as it stands in canonical references. */
  readonly host: string;
  readonly selection: RepositorySelection;
}

/** One entry of `goldenImages.registries[]` of type `oci`. */
export interface RegistryConfig extends SourceConfig {
  /** Where the API is, `/v2/` left out. */
  readonly url: URL;
  readonly caFile?: string;
  readonly requestsPerSecond: number;
  readonly credentials: CredentialsProvider;
  readonly tokenHosts: readonly string[];
}

/** Reads what every type of reader has. Throws `InputError` that names the key. */
export function readSourceConfig(config: Config): SourceConfig {
  const host = referenceHost(config.getString('host'));
  if (!isRepository(host, canonicalRepository(host, 'name'))) {
    throw new InputError(
      `goldenImages.registries: host ${JSON.stringify(
        host,
      )} cannot stand in an image reference`,
    );
  }
  return {
    name: config.getString('name'),
    host,
    selection: RepositorySelection.create(
      host,
      config.getOptionalStringArray('repositories'),
    ),
  };
}

/** Reads an entry of type `oci`. Throws `InputError` that names the key and no secret. */
export function readRegistryConfig(config: Config): RegistryConfig {
  const source = readSourceConfig(config);
  const requestsPerSecond =
    config.getOptionalNumber('requestsPerSecond') ??
    DEFAULT_REQUESTS_PER_SECOND;
  if (!(requestsPerSecond > 0)) {
    throw new InputError(
      'goldenImages.registries: requestsPerSecond is not above 0',
    );
  }
  return {
    ...source,
    url: readUrl(config, source.host),
    caFile: config.getOptionalString('caFile'),
    requestsPerSecond,
    credentials: readCredentials(config.getOptionalConfig('auth'), source.host),
    tokenHosts: [
      ...knownTokenHosts(source.host),
      ...(config.getOptionalStringArray('tokenHosts') ?? []),
    ],
  };
}

function readUrl(config: Config, host: string): URL {
  const text = config.getOptionalString('url') ?? defaultUrl(host);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new InputError(
      `goldenImages.registries: url of ${host} is not an https:// or http:// address`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(
      `goldenImages.registries: url of ${host} is to be a plain address; credentials belong under "auth"`,
    );
  }
  return url;
}

function readCredentials(
  auth: Config | undefined,
  host: string,
): CredentialsProvider {
  const username = auth?.getOptionalString('username');
  const password = auth?.getOptionalString('password');
  const token = auth?.getOptionalString('token');
  const dockerConfig = auth?.getOptionalString('dockerConfig');
  if ((username === undefined) !== (password === undefined)) {
    throw new InputError(
      `goldenImages.registries: auth of ${host} has only one of username and password`,
    );
  }
  if ([username, token, dockerConfig].filter(Boolean).length > 1) {
    throw new InputError(
      `goldenImages.registries: auth of ${host} names more than one way to sign in`,
    );
  }
  if (dockerConfig) {
    return () => readDockerConfig(dockerConfig, host);
  }
  const credentials = fixedCredentials(username, password, token);
  return () => Promise.resolve(credentials);
}

function fixedCredentials(
  username?: string,
  password?: string,
  token?: string,
): Credentials {
  if (token) {
    return { kind: 'token', token };
  }
  if (username && password) {
    return { kind: 'basic', username, password };
  }
  return { kind: 'anonymous' };
}
