import {
  NOT_JUDGED,
  pressingDeadline,
  worstVerdict,
  type EntityStanding,
} from '@image-governance/plugin-golden-images-common';
import type { EntityRelease, EntityVerdictCount } from './EntityQueries';
import type { InventoryMoment } from './InventoryMoment';

/** One row about entities that have workloads: those of `refs` that have none are left out. */
export function entityStandings(
  refs: readonly string[],
  rows: {
    readonly verdicts: readonly EntityVerdictCount[];
    readonly releases: readonly EntityRelease[];
  },
  moment: InventoryMoment,
): EntityStanding[] {
  const verdicts = byEntity(rows.verdicts);
  const releases = byEntity(rows.releases);
  return refs.flatMap(entityRef => {
    const counts = verdicts.get(entityRef);
    return counts
      ? [standing(entityRef, counts, releases.get(entityRef) ?? [], moment)]
      : [];
  });
}

function standing(
  entityRef: string,
  counts: readonly EntityVerdictCount[],
  releases: readonly EntityRelease[],
  moment: InventoryMoment,
): EntityStanding {
  const ids = releases.map(({ release }) => release);
  const production = counts.filter(count => count.production);
  return {
    entityRef,
    verdict:
      worstVerdict(counts.map(({ verdict }) => verdict)) ?? NOT_JUDGED.verdict,
    workloads: { production: sum(production), total: sum(counts) },
    releases: ids,
    ...firstDeadline(ids, moment),
    age: moment.ageOf(counts.map(({ sourceId }) => sourceId)),
  };
}

function firstDeadline(
  ids: readonly string[],
  { releases }: InventoryMoment,
): Pick<EntityStanding, 'deadline' | 'daysLeft'> {
  const [first] = ids
    .flatMap(id => releases.get(id) ?? [])
    .flatMap(release => pressingDeadline(releases.timeline(release)) ?? [])
    .sort((a, b) => a.daysLeft - b.daysLeft);
  return { ...first };
}

function sum(counts: readonly EntityVerdictCount[]): number {
  return counts.reduce((total, { workloads }) => total + workloads, 0);
}

function byEntity<T extends { readonly entityRef: string }>(
  rows: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.entityRef);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.entityRef, [row]);
    }
  }
  return groups;
}
