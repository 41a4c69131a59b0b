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

/** A component that its pods name by label, and its owner. */
export function component(name: string, owner?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'backstage.io/kubernetes-id': 'shop' },
    },
    relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}
