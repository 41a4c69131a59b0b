import { NotFoundError } from '@backstage/errors';
import type {
  Digest,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';

/** The content that a release or candidate names now; `undefined` for an id that nobody knows. */
export type ContentOf = (
  id: ReleaseId,
) => Promise<{ readonly digest: Digest } | undefined>;

/** Says that there is no such release. */
export function unknownRelease(id: ReleaseId): NotFoundError {
  return new NotFoundError(`There is no release or candidate '${id}'`);
}
