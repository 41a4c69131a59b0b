import { makeStyles } from '@material-ui/core/styles';

/** A list of short lines, each with an icon before it. */
export const useListStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesStandingList' },
);
