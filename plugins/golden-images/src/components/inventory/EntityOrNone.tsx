import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** A link to an entity of the catalog, or a word for none. */
export function EntityOrNone(props: {
  entityRef: string | undefined;
  none: string;
}) {
  return props.entityRef ? (
    <EntityRefLink entityRef={props.entityRef} />
  ) : (
    <>{props.none}</>
  );
}
