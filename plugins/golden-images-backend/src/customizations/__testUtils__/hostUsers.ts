import type { Entity } from '@backstage/catalog-model';

/** A user of the catalog with its names on Git hosts. */
export function hostUser(
  name: string,
  annotations: Record<string, string>,
  groups: readonly string[] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default', annotations },
    spec: { memberOf: [...groups] },
    relations: groups.map(targetRef => ({ type: 'memberOf', targetRef })),
  };
}
