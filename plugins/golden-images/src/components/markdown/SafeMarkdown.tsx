import { useLayoutEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      overflowWrap: 'anywhere',
      '& :first-child': { marginTop: 0 },
      '& pre': { overflowX: 'auto' },
      // The page's own headings are h3 and h4: what is written within is smaller than those, whatever it says.
      '& h1, & h2, & h3, & h4, & h5, & h6': {
        ...theme.typography.subtitle2,
        margin: theme.spacing(1, 0, 0.5),
      },
    },
  }),
  { name: 'GoldenImagesSafeMarkdown' },
);

/**
 * Markdown that somebody else wrote. Raw HTML is shown as text, links lead to web
 * and mail addresses only, and no image is loaded: its alternative text stands
 * in its place, since whoever hosts an image learns who reads the page.
 */
export function SafeMarkdown(props: { text: string }) {
  const classes = useStyles();
  const { text } = props;
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // A heading gets an id of its words, which would take the anchor of a section of the page.
    root.current
      ?.querySelectorAll('[id]')
      .forEach(each => each.removeAttribute('id'));
  });
  return (
    <div ref={root} className={classes.root}>
      <MarkdownContent
        content={text}
        // The other dialect lets raw HTML through.
        dialect="common-mark"
        transformLinkUri={safeLink}
        transformImageUri={noImage}
      />
    </div>
  );
}

/** Empty for what is not to be followed: a link without a target is shown as its text. */
function safeLink(uri: string): string {
  return /^(https?:\/\/|mailto:)/i.test(uri) ? uri : '';
}

function noImage(): string {
  return '';
}
