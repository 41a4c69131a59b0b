import { dateText } from '../../inventory/deadlineText';
import { releaseTitle } from '../../inventory/releaseTitle';
import type { Policy } from '../../policy/policy';
import { supersede, type Announcement } from '../deprecation';
import { isSupported } from '../current';
import type { Release } from '../release';
import type { ReleaseName } from '../releaseName';
import { compareVersions } from '../version';

/** A release that a promotion makes legacy, with the dates of its deprecation. */
export interface Superseded extends Announcement, ReleaseName {
  readonly id: string;
}

/**
 * The releases that the promotion of another takes the place of: those of lower
 * versions of its track that are supported, newest first. Each is
 * announced with the full notice (R-LIFE-04, GT-DEP-01); an announcement already
 * made stands and is not in the answer.
 *
 * @param releases - any; those of other tracks are left alone
 * @param promotedAt - ISO date or timestamp
 */
export function supersededBy(
  promoted: ReleaseName,
  releases: readonly Release[],
  promotedAt: string,
  policy: Policy,
): Superseded[] {
  return releases
    .filter(
      each =>
        each.family === promoted.family &&
        each.track === promoted.track &&
        compareVersions(each.version, promoted.version) < 0 &&
        each.announcedAt === undefined &&
        isSupported(each, policy, promotedAt),
    )
    .sort((a, b) => compareVersions(b.version, a.version))
    .flatMap(each => {
      const { id, family, track, version } = each;
      const { announcedAt, removalAt } = supersede(each, promotedAt, policy);
      return announcedAt !== undefined && removalAt !== undefined
        ? [{ id, family, track, version, announcedAt, removalAt }]
        : [];
    });
}

/** What a promotion does, in sentences, to be read before it is done. */
export function effectSentences(
  promoted: ReleaseName,
  superseded: readonly Superseded[],
  owners: { readonly family: number; readonly superseded: number },
): string[] {
  return [
    `${releaseTitle(promoted)} becomes golden.`,
    ...superseded.map(
      each =>
        `${releaseTitle(each)} becomes legacy; removal on ${dateText(
          each.removalAt,
        )}.`,
    ),
    `${count(owners.family, 'owner')} of ${promoted.family} workloads ${
      owners.family === 1 ? 'is' : 'are'
    } told of the release${
      superseded.length > 0
        ? `, ${count(owners.superseded, 'owner')} of the deprecation`
        : ''
    }.`,
  ];
}

/** What a promotion did, in sentences. */
export function doneSentences(
  promoted: ReleaseName,
  promotedAt: string,
  superseded: readonly Superseded[],
): string[] {
  return [
    `${releaseTitle(promoted)} is golden since ${dateText(promotedAt)}.`,
    ...superseded.map(
      each =>
        `${releaseTitle(each)} is legacy since then; removal on ${dateText(
          each.removalAt,
        )}.`,
    ),
  ];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
