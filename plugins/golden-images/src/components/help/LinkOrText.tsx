import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';

/** A link where there is an address. */
export function LinkOrText(props: { url?: string; children: ReactNode }) {
  return props.url ? (
    <Link to={props.url}>{props.children}</Link>
  ) : (
    <span>{props.children}</span>
  );
}
