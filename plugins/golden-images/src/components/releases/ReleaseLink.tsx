import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { releasesRouteRef } from '../../routes';
import { releaseSearch } from './useSelectedRelease';

/** Opens everything that is known of a release. */
export function ReleaseLink(props: { id: string; children: ReactNode }) {
  const releases = useRouteRef(releasesRouteRef);
  return (
    <Link to={`${releases()}${releaseSearch(props.id)}`} underline="always">
      {props.children}
    </Link>
  );
}
