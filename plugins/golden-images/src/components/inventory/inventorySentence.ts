import {
  countsForAdoption,
  type UsageView,
  type WorkloadDetail,
} from '@image-governance/plugin-golden-images-common';
import { formatDate } from '../time';

/** The answer to "is my service all right?" over all its workloads, in one sentence. */
export function inventorySentence(
  workloads: readonly WorkloadDetail[],
): string {
  const supported = workloads.filter(w => w.usages.every(runsSupported)).length;
  const unknown = workloads.filter(w => w.verdict === 'unknown').length;
  const changing = workloads.filter(w => w.usages.some(needsChange));
  const head =
    supported === workloads.length
      ? `${allOf(workloads.length)} a supported golden image`
      : `${supported} of ${plural(workloads.length, 'workload')} ${
          supported === 1 ? 'runs' : 'run'
        } a supported golden image`;
  const parts = [head, changeClause(changing, workloads)];
  if (unknown > 0) {
    parts.push(`${unknown} could not be determined`);
  }
  return `${parts.join('; ')}.`;
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
  changing: readonly WorkloadDetail[],
  workloads: readonly WorkloadDetail[],
): string {
  if (changing.length === 0) {
    return workloads.some(workload => workload.usages.some(hasFinding))
      ? 'nothing needs a change now, but there are findings'
      : 'nothing needs a change';
  }
  const deadline = changing
    .flatMap(workload => workload.usages.filter(needsChange))
    .flatMap(usage => usage.advice.deadline ?? [])
    .sort()[0];
  const who = changing.length === 1 ? 'one needs' : `${changing.length} need`;
  return deadline
    ? `${who} a change by ${formatDate(deadline)}`
    : `${who} a change`;
}

function allOf(count: number): string {
  switch (count) {
    case 1:
      return 'The one workload runs';
    case 2:
      return 'Both workloads run';
    default:
      return `All ${count} workloads run`;
  }
}

function plural(count: number, noun: string): string {
  return count === 1 ? `${count} ${noun}` : `${count} ${noun}s`;
}
