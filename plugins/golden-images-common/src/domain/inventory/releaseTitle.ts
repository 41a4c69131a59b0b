import type { Release } from '../releases/release';

/** A release as people name it: `python 3.12 golden-v2.1.0`. */
export function releaseTitle(
  release: Pick<Release, 'family' | 'track' | 'version'>,
): string {
  const track = release.track === 'default' ? '' : ` ${release.track}`;
  return `${release.family}${track} golden-v${release.version}`;
}
