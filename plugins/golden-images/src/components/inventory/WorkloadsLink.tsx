import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { WorkloadFilter } from '@image-governance/plugin-golden-images-common';
import { workloadsRouteRef } from '../../routes';
import { toSearch } from './workloadSearch';

/** A figure that opens the rows it was computed from. */
export function WorkloadsLink(props: {
  filter: WorkloadFilter;
  children: ReactNode;
}) {
  const workloads = useRouteRef(workloadsRouteRef);
  return (
    // Underlined, since it stands in sentences: colour alone is not enough.
    <Link to={`${workloads()}${toSearch(props.filter)}`} underline="always">
      {props.children}
    </Link>
  );
}
