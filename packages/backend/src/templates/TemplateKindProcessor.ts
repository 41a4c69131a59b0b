import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  type Entity,
} from '@backstage/catalog-model';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';

const API_VERSION = 'scaffolder.backstage.io/v1beta3';

/**
 * Lets software templates into the demo's catalog, with their owner. A portal of your own installs
 * `@backstage/plugin-catalog-backend-module-scaffolder-entity-model`, which does the same.
 */
export class TemplateKindProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'demo:TemplateKindProcessor';
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    return isTemplate(entity) && Array.isArray(entity.spec?.steps);
  }

  async postProcessEntity(
    entity: Entity,
    _location: Parameters<
      NonNullable<CatalogProcessor['postProcessEntity']>
    >[1],
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const owner = entity.spec?.owner;
    if (isTemplate(entity) && typeof owner === 'string') {
      const source = getCompoundEntityRef(entity);
      const target = parseEntityRef(owner, {
        defaultKind: 'Group',
        defaultNamespace: source.namespace,
      });
      emit(
        processingResult.relation({ source, target, type: RELATION_OWNED_BY }),
      );
      emit(
        processingResult.relation({
          source: target,
          target: source,
          type: RELATION_OWNER_OF,
        }),
      );
    }
    return entity;
  }
}

function isTemplate({ apiVersion, kind }: Entity): boolean {
  return apiVersion === API_VERSION && kind === 'Template';
}
