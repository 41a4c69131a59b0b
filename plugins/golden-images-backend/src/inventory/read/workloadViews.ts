import {
  type UsageView,
  type WorkloadDetail,
  type WorkloadRow,
} from '@image-governance/plugin-golden-images-common';
import type { JudgedWorkload } from './InventoryMoment';

/** A row of the workloads table. */
export function workloadRow({
  record,
  age,
  usages,
}: JudgedWorkload): WorkloadRow {
  return {
    id: String(record.id),
    cluster: record.cluster,
    namespace: record.namespace,
    kind: record.kind,
    name: record.name,
    environment: record.environment,
    production: Boolean(record.production),
    entityRef: record.entity_ref ?? undefined,
    ownerRef: record.owner_ref ?? undefined,
    verdict: record.verdict,
    findings: distinct(
      usages.flatMap(usage => usage.findings.map(({ kind }) => kind)),
    ),
    images: distinct(usages.map(usage => usage.image)),
    releases: releasesOf(usages),
    pods: record.pods,
    firstSeenAt: record.first_seen_at,
    endedAt: record.ended_at ?? undefined,
    age,
  };
}

/** A workload with its containers and what they ran before. */
export function workloadDetail(
  workload: JudgedWorkload,
  source: string,
): WorkloadDetail {
  return {
    ...workloadRow(workload),
    source,
    labels: JSON.parse(workload.record.labels),
    usages: workload.usages,
    history: workload.former,
  };
}

function releasesOf(usages: readonly UsageView[]): WorkloadRow['releases'] {
  const releases = new Map(
    usages.flatMap(({ release }) =>
      release ? [[release.id, release] as const] : [],
    ),
  );
  return [...releases.values()].map(
    ({ id, family, track, version, timeline }) => ({
      id,
      family,
      track,
      version,
      phase: timeline.phase,
      daysLeft: timeline.daysLeft,
    }),
  );
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
