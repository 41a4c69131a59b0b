import type { Digest } from './digest';
import type { VariantApproval } from './judgment';
import type { ImageReference } from './reference';

/**
 * The approval that covers an image at a moment: its repository, and its digest
 * or, where the approval names none, its tag or all of the repository. The most
 * specific one wins. Expired and future approvals cover nothing.
 * @param at - ISO time
 */
export function approvalFor(
  image: Pick<ImageReference, 'repository' | 'tag'> & {
    readonly digest?: Digest;
  },
  approvals: readonly VariantApproval[],
  at: string,
): VariantApproval | undefined {
  const moment = Date.parse(at);
  const valid = approvals.filter(
    ({ repository, approvedAt, expiresAt }) =>
      repository === image.repository &&
      Date.parse(approvedAt) <= moment &&
      (expiresAt === undefined || moment < Date.parse(expiresAt)),
  );
  return (
    valid.find(({ digest }) => digest && digest === image.digest) ??
    valid.find(({ digest, tag }) => !digest && tag && tag === image.tag) ??
    valid.find(({ digest, tag }) => !digest && !tag)
  );
}
