import type { Entity } from '@backstage/catalog-model';
import type { EntityFilter } from '@backstage/plugin-catalog-react';
import { CATALOG_LABELS } from '@image-governance/plugin-golden-images-common';

/** Field of the catalog that holds the verdict of an entity. */
export const VERDICT_FIELD = `metadata.labels.${CATALOG_LABELS.verdict}`;

/** Entities with one of some verdicts. The catalog filters, so that pages and counts are right. */
export class EntityVerdictFilter implements EntityFilter {
  readonly values: string[];

  constructor(values: string[]) {
    this.values = values;
  }

  getCatalogFilters(): Record<string, string[]> {
    return { [VERDICT_FIELD]: this.values };
  }

  filterEntity(entity: Entity): boolean {
    const verdict = entity.metadata.labels?.[CATALOG_LABELS.verdict];
    return verdict !== undefined && this.values.includes(verdict);
  }

  toQueryValue(): string[] {
    return this.values;
  }
}
