/** A source as the database knows it. */
export interface SourceIdentity {
  /** Unique, stable name. */
  readonly name: string;
  readonly kind: 'registry' | 'cluster' | 'governance';
  readonly type: string;
  /** What it reads, in words, without credentials. */
  readonly target: string;
}
