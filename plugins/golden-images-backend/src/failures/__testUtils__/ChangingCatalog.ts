import {
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog whose entities change while the portal runs, and that can be down. */
export class ChangingCatalog {
  entities: Entity[];
  down = false;
  readonly #service = catalogServiceMock();

  constructor(entities: Entity[]) {
    this.entities = entities;
    jest
      .spyOn(this.#service, 'queryEntities')
      .mockImplementation((...request) =>
        this.#now().queryEntities(...request),
      );
    jest
      .spyOn(this.#service, 'getEntityByRef')
      .mockImplementation((...request) =>
        this.#now().getEntityByRef(...request),
      );
  }

  feature(): BackendFeature {
    return createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => this.#service,
    });
  }

  #now() {
    if (this.down) {
      throw new Error('connect ECONNREFUSED: Bearer c4talog-token');
    }
    return catalogServiceMock({ entities: this.entities });
  }
}

/** A component with its owner, and the Kubernetes id by which its pods name it. */
export function component(
  name: string,
  options: { readonly owner?: string; readonly id?: string },
): Entity {
  const { owner, id } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: id ? { 'backstage.io/kubernetes-id': id } : {},
    },
    relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}
