import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  SELECTING_ANNOTATIONS,
  type EntitySummary,
} from '@image-governance/plugin-golden-images-common';

const WORDS = [
  [ANNOTATIONS.kubernetesId, `label ${ANNOTATIONS.kubernetesId}`],
  [ANNOTATIONS.kubernetesLabelSelector, 'label selector'],
  [ANNOTATIONS.imageRepository, 'image repository'],
  [ANNOTATIONS.kubernetesNamespace, 'namespace'],
  [ANNOTATIONS.kubernetesCluster, 'cluster'],
] as const;

/** What the annotations of an entity make one look for (AMB-28). */
export function lookedFor(
  entityRef: string,
  entity: Entity | undefined,
): Pick<EntitySummary, 'unannotated' | 'lookedFor'> {
  if (!entity) {
    return {
      unannotated: false,
      lookedFor: [{ what: 'entity of the catalog', value: entityRef }],
    };
  }
  const annotations = entity.metadata.annotations ?? {};
  return {
    unannotated: !SELECTING_ANNOTATIONS.some(name => annotations[name]),
    lookedFor: WORDS.flatMap(([name, what]) => {
      const value = annotations[name];
      return value ? [{ what, value }] : [];
    }),
  };
}
