import { createHash } from 'node:crypto';
import {
  trackId,
  type TrackView,
} from '@image-governance/plugin-golden-images-common';

/** Longest name of an entity (https://backstage.io/docs/features/software-catalog/descriptor-format#name-required). */
const LONGEST = 63;
const HASH_DIGITS = 10;
const HASHED = new RegExp(`-[0-9a-f]{${HASH_DIGITS}}$`);

/**
 * Name of the entity of a track: `python-3.12`, `java-jre--21`. It depends on the
 * track alone, never on what other tracks there are, so that none is ever
 * renamed; and no two tracks have the same, also where case does not count.
 *
 * A family without `-` is joined to its track by one `-`, others by two: so the
 * name can be taken apart again in one way only. Where that cannot be done, or is
 * no valid name, what is left of the characters is followed by a hash of the track.
 */
export function trackEntityName({
  family,
  track,
}: Pick<TrackView, 'family' | 'track'>): string {
  const plain = `${family}${family.includes('-') ? '--' : '-'}${track}`;
  return isPlain(family) && isPlain(track) && fits(plain)
    ? plain
    : hashed(plain, trackId(family, track));
}

/** Lower case, since references of entities are compared without case; neither `--` nor a separator at an end. */
function isPlain(part: string): boolean {
  return /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(part) && !part.includes('--');
}

function fits(name: string): boolean {
  return name.length <= LONGEST && !HASHED.test(name);
}

function hashed(plain: string, id: string): string {
  const hash = createHash('sha256').update(id).digest('hex');
  const readable = plain
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, LONGEST - HASH_DIGITS - 1)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return `${readable || 'track'}-${hash.slice(0, HASH_DIGITS)}`;
}
