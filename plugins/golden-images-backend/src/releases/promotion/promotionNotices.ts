import {
  dateText,
  releaseTitle,
  trackTitle,
  type Candidate,
  type PromotionResult,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Notice } from '../../notifications';
import { releaseLink } from './CandidateChanges';
import type { OwnersOfFamily } from './FamilyOwners';

/** Names the notice of a promotion. */
export function promotionNoticeKey(release: ReleaseId): string {
  return `promotion:${release}`;
}

/** What people are told of a promotion: the family's owners of the release, and who runs a predecessor of its deprecation (R-GIM-06, R-LIFE-04). */
export function promotionNotices(
  promoted: Candidate,
  { release, superseded }: PromotionResult,
  owners: OwnersOfFamily,
): Notice[] {
  const title = releaseTitle(promoted);
  const { family, fastTrack } = promoted;
  return [
    {
      key: promotionNoticeKey(release),
      kind: fastTrack ? 'patch' : 'promotion',
      family,
      title: `${title} is golden`,
      description: fastTrack
        ? `It patches a critical vulnerability: ${fastTrack.reason} Move to it now.`
        : `New work on ${trackTitle(
            promoted,
          )} uses it; its release notes say what changed and how to migrate.`,
      link: releaseLink(promoted),
      severity: fastTrack ? 'critical' : 'normal',
      to: { refs: owners.all, roles: ['platform', 'security'] },
    },
    ...superseded.map(
      (each): Notice => ({
        key: `deprecation:${each.id}`,
        kind: 'deprecation',
        family,
        title: `${releaseTitle(each)} is deprecated; removal on ${dateText(
          each.removalAt,
        )}`,
        description: `${title} takes its place. From now on it gets security patches only: plan the migration.`,
        link: releaseLink(each),
        severity: 'normal',
        to: { refs: owners.of([each.id]), roles: ['platform'] },
      }),
    ),
  ];
}
