import type { ClusterAccess } from '../ClusterConnection';
import type { ClusterSettings } from '../clusterConfig';
import { KubernetesSource } from '../KubernetesSource';
import { DEFAULT_LIMITS, type ScanLimits } from '../ScanLimits';

/** What {@link observe} may vary. */
export interface ObserveOptions {
  readonly settings?: Partial<ClusterSettings>;
  readonly limits?: Partial<ScanLimits>;
  /** Called before each wait, with its milliseconds; nothing is waited for. */
  readonly onWait?: (milliseconds: number) => void;
  /** Called after each page. */
  readonly onPage?: (page: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

/**
 * Scans a cluster to the end and sums it up, a line for each usage with its pods
 * counted over all pages: `Kind namespace/name container(type) image digest pods`.
 */
export async function observe(
  access: ClusterAccess,
  options: ObserveOptions = {},
): Promise<string[]> {
  const source = KubernetesSource.create({
    settings: { name: 'test', pageSize: 500, ...options.settings },
    access,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    wait: async milliseconds => options.onWait?.(milliseconds),
  });
  const { signal = new AbortController().signal } = options;
  const pods = new Map<string, number>();
  let pages = 0;
  for await (const page of source.listUsages({ signal })) {
    for (const usage of page.usages) {
      const { kind, namespace, name } = usage.workload;
      const line = [
        `${kind} ${namespace}/${name}`,
        `${usage.container}(${usage.containerType})`,
        usage.image,
        usage.runningDigest?.replace(/(:.{4}).*/, '$1') ?? '-',
      ].join(' ');
      pods.set(line, (pods.get(line) ?? 0) + usage.pods);
    }
    pages += 1;
    await options.onPage?.(pages);
  }
  return [...pods].map(([line, count]) => `${line} ${count}`).sort();
}
