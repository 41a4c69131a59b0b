import type { SourceView } from '@image-governance/plugin-golden-images-common';

/** Whether the facts of a source may be older than they look. */
export function isDoubtful(source: SourceView): boolean {
  return (
    source.age.stale || source.state === 'failed' || source.state === 'stale'
  );
}
