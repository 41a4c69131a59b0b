import {
  NOT_JUDGED,
  runtimeReport,
  withStaleness,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { InventoryMoment } from './InventoryMoment';

interface Row {
  readonly source_id: number;
  readonly namespace: string;
  readonly name: string;
  readonly image: string;
  readonly verdict: Verdict | null;
}

/** The runtime report of R-POL-07: a line for each image of each workload that is not golden, in the order of the workloads. */
export async function nonGoldenLines(moment: InventoryMoment): Promise<string> {
  const rows: Row[] = await moment.scope
    .judgedUsages()
    .distinct(
      'w.cluster',
      'w.namespace',
      'w.kind',
      'w.name',
      'u.image',
      'v.verdict',
      'w.source_id',
    )
    .orderBy(['w.cluster', 'w.namespace', 'w.kind', 'w.name', 'u.image']);
  const lines = runtimeReport(
    rows.map(({ source_id, verdict, ...row }) => ({
      ...row,
      verdict: withStaleness(
        verdict ?? NOT_JUDGED.verdict,
        moment.age(source_id).stale,
      ).verdict,
    })),
  );
  return lines.map(line => `${line}\n`).join('');
}
