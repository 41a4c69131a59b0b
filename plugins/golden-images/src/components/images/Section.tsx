import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';

/** A part of what is said of an image. */
export function Section(props: { title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title} style={{ marginTop: 16 }}>
      <Typography variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      <Typography variant="body2" component="div">
        {props.children}
      </Typography>
    </section>
  );
}
