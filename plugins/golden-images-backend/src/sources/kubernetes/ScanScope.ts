/** What part of a cluster is read at a time. */
export interface ScanScope {
  readonly cluster: string;
  /** Absent for all namespaces. */
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Objects a page. */
  readonly pageSize: number;
}
