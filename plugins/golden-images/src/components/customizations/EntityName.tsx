import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { isEntityRef } from './isEntityRef';

/** An entity of the catalog with its page; what is no reference stays as it is. */
export function EntityName(props: {
  entity: string;
  /** Kind that needs no mention; default `group`. */
  kind?: string;
}) {
  const { entity, kind = 'group' } = props;
  return isEntityRef(entity) ? (
    <EntityRefLink entityRef={entity} defaultKind={kind} />
  ) : (
    <>{entity}</>
  );
}
