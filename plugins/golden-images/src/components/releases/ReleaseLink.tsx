import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  parseReleaseId,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { releaseRouteRef } from '../../routes';

/** Leads to the page of a release, or to one of its sections; every release that is named links there. */
export function ReleaseLink(props: {
  /** `python/3.12/2.1.0`. */
  id: string;
  /** Anchor of the section. */
  section?: string;
  /** Its name for screen readers, where its text alone says too little. */
  label?: string;
  children: ReactNode;
}) {
  const name = parseReleaseId(props.id);
  return name ? (
    <LinkTo name={name} section={props.section} label={props.label}>
      {props.children}
    </LinkTo>
  ) : (
    <>{props.children}</>
  );
}

function LinkTo(props: {
  name: ReleaseName;
  section?: string;
  label?: string;
  children: ReactNode;
}) {
  const page = useRouteRef(releaseRouteRef);
  const { family, track, version } = props.name;
  const anchor = props.section ? `#${props.section}` : '';
  return (
    <Link
      to={`${page({ family, track, version })}${anchor}`}
      underline="always"
      aria-label={props.label}
    >
      {props.children}
    </Link>
  );
}
