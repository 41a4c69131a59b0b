import {
  ADVICE_SEVERITIES,
  NOT_JUDGED,
  sprawl,
  VERDICTS,
  worstVerdict,
  type EntitySummary,
  type ReleaseView,
  type UsageView,
} from '@image-governance/plugin-golden-images-common';
import type { InventoryMoment, JudgedWorkload } from './InventoryMoment';

/** What a component's card says of its workloads. */
export function entitySummary(options: {
  readonly entityRef: string;
  readonly unannotated: boolean;
  readonly lookedFor: EntitySummary['lookedFor'];
  readonly workloads: readonly JudgedWorkload[];
  readonly moment: InventoryMoment;
}): EntitySummary {
  const { entityRef, unannotated, lookedFor, workloads, moment } = options;
  const decisive = decisiveUsage(workloads);
  return {
    entityRef,
    unannotated,
    lookedFor,
    verdict: worstVerdict(workloads.map(({ record }) => record.verdict)),
    release: decisive?.release,
    advice: decisive?.advice,
    environments: environments(workloads),
    goldenReleases: releasesOf(workloads),
    excessReleases: excessOf(workloads, moment),
    age: moment.ageOf(workloads.map(({ record }) => record.source_id)),
  };
}

/** The worst usage: by verdict, then by how urgent its advice is, then production first. */
function decisiveUsage(
  workloads: readonly JudgedWorkload[],
): UsageView | undefined {
  const ranked = workloads.flatMap(({ record, usages }) =>
    usages.map(usage => ({
      usage,
      rank: [
        VERDICTS.indexOf(usage.verdict),
        ADVICE_SEVERITIES.indexOf(usage.advice.severity),
        record.production ? 1 : 0,
      ],
    })),
  );
  ranked.sort(
    (a, b) =>
      b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || b.rank[2] - a.rank[2],
  );
  return ranked[0]?.usage;
}

/** By environment, production first. */
function environments(
  workloads: readonly JudgedWorkload[],
): EntitySummary['environments'] {
  const byName = new Map<string, JudgedWorkload[]>();
  for (const workload of workloads) {
    const name = workload.record.environment;
    byName.set(name, [...(byName.get(name) ?? []), workload]);
  }
  return [...byName]
    .map(([name, inside]) => {
      const usages = inside.flatMap(workload => workload.usages);
      return {
        name,
        production: inside.some(({ record }) => Boolean(record.production)),
        workloads: inside.length,
        verdict:
          worstVerdict(inside.map(({ record }) => record.verdict)) ??
          NOT_JUDGED.verdict,
        pinned: usages.every(usage => usage.pinned),
        findings: [
          ...new Set(
            usages.flatMap(({ findings }) => findings.map(({ kind }) => kind)),
          ),
        ],
        releases: releasesOf(inside).map(({ id }) => id),
      };
    })
    .sort(
      (a, b) =>
        Number(b.production) - Number(a.production) ||
        a.name.localeCompare(b.name),
    );
}

function releasesOf(workloads: readonly JudgedWorkload[]): ReleaseView[] {
  return [
    ...new Map(
      workloads.flatMap(({ usages }) =>
        usages.flatMap(({ release }) =>
          release ? [[release.id, release] as const] : [],
        ),
      ),
    ).values(),
  ];
}

/** Its part of the sprawl, which counts production only (AMB-02b, AMB-02d). */
function excessOf(
  workloads: readonly JudgedWorkload[],
  moment: InventoryMoment,
): string[] {
  const running = releasesOf(
    workloads.filter(({ record }) => record.production),
  ).map(({ id }) => id);
  return [...sprawl(running, moment.releases.supported, moment.policy).excess];
}
