import type { ImageRow } from '@image-governance/plugin-golden-images-common';

/** `registry/repository`; `undefined` for references that are not valid. */
export function placeOf(
  row: Pick<ImageRow, 'registry' | 'repository'>,
): string | undefined {
  return row.registry && row.repository
    ? `${row.registry}/${row.repository}`
    : undefined;
}

/** The row as a filter of the workloads that run it. */
export function runnersOf(row: ImageRow) {
  return {
    digest: [row.digest ?? 'none'],
    repository: [placeOf(row) ?? 'none'],
  };
}
