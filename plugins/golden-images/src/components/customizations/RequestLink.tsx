import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { requestRouteRef } from '../../routes';

/** Leads to the page of a customization request, or to one of its sections. */
export function RequestLink(props: {
  id: string;
  /** Anchor of the section. */
  section?: string;
  children: ReactNode;
}) {
  const page = useRouteRef(requestRouteRef);
  const anchor = props.section ? `#${props.section}` : '';
  return (
    <Link to={`${page({ id: props.id })}${anchor}`} underline="always">
      {props.children}
    </Link>
  );
}
