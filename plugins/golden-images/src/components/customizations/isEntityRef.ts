import { parseEntityRef } from '@backstage/catalog-model';

/** Whether a text is a whole reference of the catalog: `group:default/data`. */
export function isEntityRef(text: string): boolean {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}
