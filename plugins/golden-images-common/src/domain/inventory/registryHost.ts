/** The host of a registry as it is compared: hosts have no case, and Docker Hub has an alias. */
export function canonicalHost(host: string): string {
  const lower = host.toLocaleLowerCase('en-US');
  return lower === 'index.docker.io' ? 'docker.io' : lower;
}

/** A host, or a host with a path, whose host is canonical. */
export function canonicalPlace(place: string): string {
  const slash = place.indexOf('/');
  return slash < 0
    ? canonicalHost(place)
    : `${canonicalHost(place.slice(0, slash))}${place.slice(slash)}`;
}
