import type { WorkloadKey } from '@image-governance/plugin-golden-images-common';
import type { Translate } from '../../translation';

/** Where a workload is: `Deployment in prod-eu / shop`. */
export function placeText(t: Translate, workload: WorkloadKey): string {
  const { kind, cluster, namespace } = workload;
  return t('inventory.workload.where', { kind, cluster, namespace });
}
