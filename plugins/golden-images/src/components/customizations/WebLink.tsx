import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';

/** Leads to an address that somebody entered; what is no web address stays text. */
export function WebLink(props: { url: string; children: ReactNode }) {
  const { url, children } = props;
  return /^https?:\/\//i.test(url) ? (
    <Link to={url} underline="always">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
