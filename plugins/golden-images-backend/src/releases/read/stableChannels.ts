import {
  stableTrackFromTag,
  type Digest,
  type Policy,
  type StableChannels,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { AsOf } from '../../inventory/read';

interface TagRow {
  readonly repository: string;
  readonly tag: string;
  readonly digest: Digest;
}

/** What the stable channel tag of each track named at a moment. */
export async function stableChannels(
  knex: Knex,
  policy: Policy,
  { at, now }: AsOf,
): Promise<StableChannels> {
  const tags = knex('tags')
    .where({ registry: policy.registries.internal })
    .where('repository', 'like', `${policy.paths.golden}%`)
    .where('tag', 'like', '%stable')
    .orderBy('id')
    .select('repository', 'tag', 'digest');
  const rows: TagRow[] = now
    ? await tags.whereNull('ended_at')
    : await tags
        .where('first_seen_at', '<=', at)
        .where(ended =>
          ended.whereNull('ended_at').orWhere('ended_at', '>', at),
        );
  return new Map(
    rows.flatMap(({ repository, tag, digest }) => {
      const track = stableTrackFromTag(repository, tag, policy);
      return track === undefined ? [] : [[track, digest] as const];
    }),
  );
}
