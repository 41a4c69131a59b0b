import type { ReactNode } from 'react';
import type { WorkloadFilter } from '@image-governance/plugin-golden-images-common';
import { WorkloadsLink } from '../../inventory/WorkloadsLink';

/** The rows of a part of the organisation, as filters of the workloads table. */
export type Rows = Pick<WorkloadFilter, 'owner' | 'entity'>;

/** A figure of production that opens its rows; only the figure when they are too many for a filter. */
export function RowsLink(props: {
  rows: Rows | undefined;
  filter?: WorkloadFilter;
  /** How many there are, where it may be none. */
  count?: number;
  children: ReactNode;
}) {
  const { rows, filter, count, children } = props;
  return rows ? (
    <WorkloadsLink
      filter={{ ...rows, ...filter, production: true }}
      count={count}
    >
      {children}
    </WorkloadsLink>
  ) : (
    <>{children}</>
  );
}
