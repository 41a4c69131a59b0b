import type { ReactNode } from 'react';
import { Content } from '@backstage/core-components';
import { WithHelp } from '../help';

/** The frame of a page in the new frontend system, whose sub pages bring none. */
export function PageContent(props: { children: ReactNode }) {
  return (
    <Content>
      <WithHelp>{props.children}</WithHelp>
    </Content>
  );
}
