import type {
  Evidence,
  ImageDetail,
  ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type { ImagePlace, ImageRecord } from './ImageQueries';
import type { InventoryMoment, JudgedWorkload } from './InventoryMoment';
import { workloadRow } from './workloadViews';

/** An image with what its usages were judged by: evidence is kept with those. */
export function imageDetail(options: {
  readonly digest: string;
  readonly image: ImageRecord | undefined;
  readonly places: readonly ImagePlace[];
  /** All digests that stand for the image. */
  readonly alternatives: readonly string[];
  readonly workloads: readonly JudgedWorkload[];
  readonly moment: InventoryMoment;
}): ImageDetail {
  const { digest, image, places, alternatives, workloads, moment } = options;
  const usages = workloads
    .flatMap(workload => workload.usages)
    .filter(
      ({ resolvedDigest }) =>
        resolvedDigest !== undefined && alternatives.includes(resolvedDigest),
    );
  return {
    digest,
    content: image?.content,
    unreadable: image?.unreadable,
    locations: places,
    evidence: distinctEvidence(usages.flatMap(usage => usage.evidence)),
    releases: distinctReleases([
      ...usages.flatMap(({ release }) => release ?? []),
      ...moment.releases.releases
        .filter(
          release =>
            alternatives.includes(release.digest) ||
            release.platforms.some(each => each.digest === digest),
        )
        .map(release => moment.releases.view(release)),
    ]),
    workloads: workloads.map(workloadRow),
  };
}

function distinctEvidence(evidence: readonly Evidence[]): Evidence[] {
  return [
    ...new Map(evidence.map(each => [JSON.stringify(each), each])).values(),
  ];
}

function distinctReleases(releases: readonly ReleaseView[]): ReleaseView[] {
  return [...new Map(releases.map(each => [each.id, each])).values()];
}
