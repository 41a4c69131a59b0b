import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTexts, type Translate } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      ...theme.typography.body2,
      [theme.breakpoints.up('md')]: {
        flexDirection: 'column',
        position: 'sticky',
        top: theme.spacing(2),
      },
    },
  }),
  { name: 'GoldenImagesSectionLinks' },
);

/** A part of a page, as a link leads to it. */
interface PageAnchor {
  readonly id: string;
  readonly title: (t: Translate) => string;
}

/** What is on the page; beside it where there is room. */
export function SectionLinks(props: { sections: readonly PageAnchor[] }) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <nav aria-label={t('release.onThisPage')}>
      <ul className={classes.list}>
        {props.sections.map(({ id, title }) => (
          <li key={id}>
            <Link to={`#${id}`}>{title(t)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
