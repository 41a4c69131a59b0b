import type {
  ImageContentState,
  ImageSearch,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { likePattern } from './likePattern';

const PLACE_LIKE =
  "lower(l.registry || '/' || l.repository) like ? escape '\\'";

/** The containers (`u`) that run an image (`l`). */
export interface ImageUses {
  /** Whether these are images of which the digest is known. */
  readonly known: boolean;
  /** A new query for them. */
  of(): Knex.QueryBuilder;
}

/** Leaves only images of which as much is known as asked for. */
export function whereContent(
  images: Knex.QueryBuilder,
  uses: ImageUses,
  states: readonly ImageContentState[],
): void {
  if (uses.known) {
    images.leftJoin({ i: 'images' }, 'i.digest', 'l.digest');
  }
  images.where(any => {
    for (const state of states) {
      any.orWhere(one => {
        if (uses.known) {
          whereRead(one, state);
        } else {
          whereUnresolved(one, uses, state);
        }
      });
    }
  });
}

function whereRead(images: Knex.QueryBuilder, state: ImageContentState): void {
  switch (state) {
    case 'read':
      images.whereNotNull('i.read_at');
      return;
    case 'unreadable':
      images.whereNull('i.read_at').whereNotNull('i.unreadable_reason');
      return;
    default:
      images.whereNull('i.read_at').whereNull('i.unreadable_reason');
  }
}

/** Nothing was read of what has no digest; that somebody tried shows in the usages. */
function whereUnresolved(
  images: Knex.QueryBuilder,
  uses: ImageUses,
  state: ImageContentState,
): void {
  const tried = uses.of().whereNotNull('u.unresolved_reason').select('u.id');
  switch (state) {
    case 'read':
      images.whereRaw('1 = 0');
      return;
    case 'unreadable':
      images.whereExists(tried);
      return;
    default:
      images.whereNotExists(tried);
  }
}

/**
 * Leaves only images that a text means.
 * @param digests - digests that stand for the one that is searched, where it is complete
 */
export function whereNamed(
  images: Knex.QueryBuilder,
  uses: ImageUses,
  search: ImageSearch,
  digests: readonly string[] = [],
): void {
  if (search.kind === 'digest') {
    if (search.complete) {
      images.whereIn('l.digest', [...digests]);
    } else {
      images.where('l.digest', 'like', `${search.digest}%`);
    }
    return;
  }
  const { text, reference } = search;
  images.where(any => {
    any.whereRaw(PLACE_LIKE, [likePattern(text)]);
    if (reference) {
      any.orWhere(all => whereReference(all, uses, reference));
    }
    if (!uses.known) {
      // A reference that is not valid has no place; it is found as it is written.
      any.orWhereExists(
        uses
          .of()
          .whereRaw("lower(u.image) like ? escape '\\'", [likePattern(text)])
          .select('u.id'),
      );
    }
  });
}

function whereReference(
  images: Knex.QueryBuilder,
  uses: ImageUses,
  reference: NonNullable<Extract<ImageSearch, { kind: 'name' }>['reference']>,
): void {
  const { name, registry, repository, tag } = reference;
  images.where(place =>
    place
      .whereRaw(PLACE_LIKE, [likePattern(name)])
      .orWhere({ 'l.registry': registry, 'l.repository': repository }),
  );
  if (tag === undefined) {
    return;
  }
  images.where(any => {
    any.whereExists(uses.of().where('u.tag', tag).select('u.id'));
    if (uses.known) {
      any.orWhereExists(named => {
        named
          .from({ t: 'tags' })
          .whereRaw(
            't.registry = l.registry and t.repository = l.repository and t.digest = l.digest',
          )
          .where('t.tag', tag)
          .whereNull('t.ended_at')
          .select('t.id');
      });
    }
  });
}
