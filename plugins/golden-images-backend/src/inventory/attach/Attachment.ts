import type { ObservedWorkload } from '@image-governance/plugin-golden-images-common';

/** The catalog entity of a workload and its owner, as columns; null for none. */
export interface Attachment {
  readonly entity_ref: string | null;
  readonly owner_ref: string | null;
}

/** What a workload is matched by. */
export type AttachableWorkload = Pick<
  ObservedWorkload,
  'cluster' | 'namespace' | 'labels'
>;

/**
 * Finds the entity of a workload.
 * @param repositories - `registry/repository` of each of its images
 */
export type AttachWorkload = (
  workload: AttachableWorkload,
  repositories: ReadonlySet<string>,
) => Attachment;
