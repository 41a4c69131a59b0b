import { canonicalHost } from '@image-governance/plugin-golden-images-common';

const HUB = 'docker.io';
const HUB_ALIASES = [
  HUB,
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
];

/** The host as references write it: Docker Hub has several names, and one in references. */
export function referenceHost(host: string): string {
  const canonical = canonicalHost(host);
  return HUB_ALIASES.includes(canonical) ? HUB : canonical;
}

/** The repository as references write it: official images of Docker Hub are in `library/`. */
export function canonicalRepository(host: string, repository: string): string {
  return host === HUB && !repository.includes('/')
    ? `library/${repository}`
    : repository;
}

/** Where the API of a host is, when the configuration names no URL. */
export function defaultUrl(host: string): string {
  return host === HUB ? 'https://registry-1.docker.io' : `https://${host}`;
}

/** Hosts beside the registry's own that are known to issue its tokens. */
export function knownTokenHosts(host: string): readonly string[] {
  return host === HUB ? ['auth.docker.io'] : [];
}

/** Keys under which docker's `config.json` may hold the credentials of a host. */
export function dockerConfigKeys(host: string): readonly string[] {
  const hosts = host === HUB ? HUB_ALIASES : [host];
  return hosts.flatMap(name => [
    name,
    `https://${name}`,
    `https://${name}/`,
    `https://${name}/v1/`,
    `https://${name}/v2/`,
    `http://${name}`,
    `http://${name}/`,
    `http://${name}/v1/`,
    `http://${name}/v2/`,
  ]);
}
