/** One page of a list with a stable order. `nextCursor` is absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
  /** All rows that match, over all pages. */
  readonly totalItems: number;
}

/** How old the facts behind an answer are. */
export interface DataAge {
  /** ISO time of the last complete scan; absent if there never was one. */
  readonly observedAt?: string;
  /** Older than the policy's stale limit, or never read. */
  readonly stale: boolean;
}
