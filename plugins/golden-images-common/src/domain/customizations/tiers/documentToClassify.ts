/** A text that is to be classified. Nothing that it names is fetched or run. */
export interface DocumentToClassify {
  readonly kind: 'dockerfile' | 'manifest';
  /** At most a million characters. A manifest may be several documents of YAML. */
  readonly text: string;
}
