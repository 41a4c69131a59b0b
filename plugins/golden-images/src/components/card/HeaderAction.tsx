import type { ReactNode } from 'react';
import Box from '@material-ui/core/Box';

/** Right end of an InfoCard's header, level with the title: undoes the offset meant for an icon button. */
export function HeaderAction(props: { children: ReactNode }) {
  return (
    <Box marginTop={2} marginRight={2}>
      {props.children}
    </Box>
  );
}
