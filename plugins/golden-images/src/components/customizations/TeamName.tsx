import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { isEntityRef } from './isEntityRef';

/** A team with its page in the catalog; what is no reference stays as it is. */
export function TeamName(props: { team: string }) {
  const { team } = props;
  return isEntityRef(team) ? (
    <EntityRefLink entityRef={team} defaultKind="group" />
  ) : (
    <>{team}</>
  );
}
