import type { ReactNode } from 'react';
import { HelpFooter } from './HelpFooter';

/** A page of Golden Images with its help below. */
export function WithHelp(props: { children: ReactNode }) {
  return (
    <>
      {props.children}
      <HelpFooter />
    </>
  );
}
