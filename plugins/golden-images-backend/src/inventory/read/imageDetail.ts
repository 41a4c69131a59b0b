import {
  derivation,
  explainDerivation,
  type DerivationFacts,
  type Evidence,
  type ImageDetail,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type { ImagePlace, ImageRecord, TagRow } from './ImageQueries';
import type { InventoryMoment, JudgedWorkload } from './InventoryMoment';
import { workloadRow } from './workloadViews';

/** An image with what it is derived from, and what its usages were judged by: some evidence is kept with those. */
export function imageDetail(options: {
  readonly digest: string;
  readonly image: ImageRecord | undefined;
  readonly places: readonly ImagePlace[];
  /** All digests that stand for the image. */
  readonly alternatives: readonly string[];
  readonly facts: DerivationFacts;
  readonly tags: readonly TagRow[];
  readonly workloads: readonly JudgedWorkload[];
  readonly totalWorkloads: number;
  readonly moment: InventoryMoment;
}): ImageDetail {
  const { digest, image, places, alternatives, facts } = options;
  const { tags, workloads, totalWorkloads, moment } = options;
  const usages = workloads
    .flatMap(workload => workload.usages)
    .filter(
      ({ resolvedDigest }) =>
        resolvedDigest !== undefined && alternatives.includes(resolvedDigest),
    );
  return {
    digest,
    digests: alternatives,
    content: image?.content,
    unreadable: image?.unreadable,
    locations: places,
    derivation: derivation(facts),
    evidence: distinctEvidence([
      ...facts.lineage.evidence,
      ...usages.flatMap(usage => usage.evidence),
    ]),
    explanation: explainDerivation(facts),
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
    tagHistory: tags.map(tag => tagInterval(tag, alternatives)),
    workloads: workloads.map(workloadRow),
    totalWorkloads,
  };
}

function tagInterval(
  row: TagRow,
  alternatives: readonly string[],
): ImageDetail['tagHistory'][number] {
  const { registry, repository, tag, first_seen_at, ended_at, now } = row;
  return {
    registry,
    repository,
    tag,
    from: first_seen_at,
    until: ended_at ?? undefined,
    now: now !== null && !alternatives.includes(now) ? now : undefined,
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
