import type { ComponentProps } from 'react';
import { InfoCard } from '@backstage/core-components';

/** A heading for screen readers too; InfoCard's own is a `span`. */
const HEADING = {
  component: 'h2',
  style: { overflowWrap: 'anywhere' },
} as const;

/** InfoCard whose title is a heading, one level below the page's. */
export function TitledCard(props: ComponentProps<typeof InfoCard>) {
  return <InfoCard {...props} titleTypographyProps={HEADING} />;
}
