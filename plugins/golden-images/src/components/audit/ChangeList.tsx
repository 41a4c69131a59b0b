import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../translation';
import { LongText } from '../longText';
import { ShowMore, useShownRows } from '../more';
import { changesOf, type Change } from './changesOf';

/** Changes of one decision shown at first. */
const FIRST = 6;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    path: { color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesChangeList' },
);

/** What a decision changed, value by value: what it was, what it is. */
export function ChangeList(props: { before?: unknown; after?: unknown }) {
  const classes = useStyles();
  const { t } = useTexts();
  const changes = changesOf(props.before, props.after);
  const { shown, hidden, showMore } = useShownRows(changes, FIRST);
  if (changes.length === 0) {
    return <span className={classes.path}>{t('audit.noChange')}</span>;
  }
  return (
    <>
      <ul className={classes.root}>
        {shown.map(change => (
          <li key={change.path}>
            {change.path && (
              <span className={classes.path}>{`${change.path}: `}</span>
            )}
            <Values change={change} />
          </li>
        ))}
      </ul>
      <ShowMore hidden={hidden} onClick={showMore} />
    </>
  );
}

function Values({ change }: { change: Change }) {
  const { t } = useTexts();
  const { before, after } = change;
  return (
    <>
      {before !== undefined && (
        <>{`${t('audit.fromTo', { before: shortened(before) })} `}</>
      )}
      <LongText text={after ?? t('audit.nothing')} />
    </>
  );
}

/** A former value that is long is in the export; here it only tells what it was. */
function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
