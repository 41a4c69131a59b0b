import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../translation';
import type { Pages } from './usePages';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesPager' },
);

/** `51–100 of 1,425` with the ways back and on. */
export function Pager<T>(props: { pages: Pages<T>; pageSize: number }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { pages, pageSize } = props;
  const page = pages.request.value;
  if (!page || page.totalItems === 0) {
    return null;
  }
  const first = pages.index * pageSize + 1;
  const last = first + page.items.length - 1;
  return (
    <nav className={classes.root} aria-label={t('inventory.pager.label')}>
      <span role="status">
        {t('inventory.pager.range', { first, last, total: page.totalItems })}
      </span>
      <Button disabled={!pages.previous} onClick={pages.previous}>
        {t('inventory.pager.previous')}
      </Button>
      <Button disabled={!pages.next} onClick={pages.next}>
        {t('inventory.pager.next')}
      </Button>
    </nav>
  );
}
