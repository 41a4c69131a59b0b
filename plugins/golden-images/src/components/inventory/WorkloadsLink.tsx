import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { WorkloadFilter } from '@image-governance/plugin-golden-images-common';
import { workloadsRouteRef } from '../../routes';
import { toSearch } from './workloadSearch';

/** A figure that opens the rows it was computed from. */
export function WorkloadsLink(props: {
  filter: WorkloadFilter;
  /** How many there are, where it may be none: nothing is there to be opened then, so it is no link. */
  count?: number;
  children: ReactNode;
}) {
  const workloads = useRouteRef(workloadsRouteRef);
  return props.count === 0 ? (
    <>{props.children}</>
  ) : (
    // Underlined, since it stands in sentences: colour alone is not enough.
    <Link to={`${workloads()}${toSearch(props.filter)}`} underline="always">
      {props.children}
    </Link>
  );
}
