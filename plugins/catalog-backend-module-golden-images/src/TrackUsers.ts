import {
  parseReleaseId,
  trackId,
  type GoldenImagesApi,
  type TrackId,
} from '@image-governance/plugin-golden-images-common';
import { readStandings } from './readStandings';

/** References of the entities that run each track. */
export type TrackUsers = Map<TrackId, Set<string>>;

/** @throws as {@link readStandings} does */
export async function readUsers(
  api: Pick<GoldenImagesApi, 'listEntityStandings'>,
): Promise<TrackUsers> {
  const users: TrackUsers = new Map();
  for await (const { entityRef, releases } of readStandings(api)) {
    for (const release of releases) {
      const name = parseReleaseId(release);
      if (name) {
        addUser(users, trackId(name.family, name.track), entityRef);
      }
    }
  }
  return users;
}

/** Adds a user to a track. */
export function addUser(users: TrackUsers, id: TrackId, user: string): void {
  const known = users.get(id);
  if (known) {
    known.add(user);
  } else {
    users.set(id, new Set([user]));
  }
}
