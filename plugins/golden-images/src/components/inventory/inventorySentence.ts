import {
  countsForAdoption,
  type UsageView,
  type WorkloadDetail,
} from '@image-governance/plugin-golden-images-common';
import type { Translate } from '../../translation';
import { dateText } from '../time';

/** The answer to "is my service all right?" over all its workloads, in one sentence. */
export function inventorySentence(
  t: Translate,
  workloads: readonly WorkloadDetail[],
): string {
  const unknown = workloads.filter(w => w.verdict === 'unknown').length;
  const parts = {
    head: supportedClause(t, workloads),
    change: changeClause(t, workloads),
  };
  return unknown > 0
    ? t('inventory.sentence.wholeWithUnknown', {
        ...parts,
        unknown: t('inventory.sentence.unknown', { count: unknown }),
      })
    : t('inventory.sentence.whole', parts);
}

function supportedClause(
  t: Translate,
  workloads: readonly WorkloadDetail[],
): string {
  const total = workloads.length;
  const supported = workloads.filter(w => w.usages.every(runsSupported)).length;
  if (supported < total) {
    return t('inventory.sentence.some', {
      count: supported,
      workloads: t('count.workloads', { count: total }),
    });
  }
  return total === 2
    ? t('inventory.sentence.both')
    : t('inventory.sentence.all', { count: total });
}

function runsSupported(usage: UsageView): boolean {
  return (
    countsForAdoption(usage.verdict) &&
    usage.findings.every(finding => finding.kind !== 'unsupported')
  );
}

function needsChange(usage: UsageView): boolean {
  return (
    usage.advice.severity === 'warning' || usage.advice.severity === 'error'
  );
}

function hasFinding(usage: UsageView): boolean {
  return usage.findings.some(finding => finding.severity !== 'info');
}

function changeClause(
  t: Translate,
  workloads: readonly WorkloadDetail[],
): string {
  const changing = workloads.filter(w => w.usages.some(needsChange));
  if (changing.length === 0) {
    return workloads.some(workload => workload.usages.some(hasFinding))
      ? t('inventory.sentence.noChangeButFindings')
      : t('inventory.sentence.noChange');
  }
  const count = changing.length;
  const deadline = changing
    .flatMap(workload => workload.usages.filter(needsChange))
    .flatMap(usage => usage.advice.deadline ?? [])
    .sort()[0];
  return deadline
    ? t('inventory.sentence.changeBy', { count, date: dateText(t, deadline) })
    : t('inventory.sentence.change', { count });
}
