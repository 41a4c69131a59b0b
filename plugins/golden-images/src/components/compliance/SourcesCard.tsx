import { makeStyles } from '@material-ui/core/styles';
import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { sourcesRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { SourceStateChip } from '../sources';
import { DataAgeText } from '../time';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      ...theme.typography.body2,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesSourcesCard' },
);

/** The sources in one line, with their age. */
export function SourcesCard(props: { sources: readonly SourceView[] }) {
  const classes = useStyles();
  const { t } = useTexts();
  const sources = useRouteRef(sourcesRouteRef);
  return (
    <InfoCard title={t('compliance.sources.title')}>
      <ul className={classes.list}>
        {props.sources.map(source => (
          <li key={source.name} className={classes.item}>
            <Link to={sources()}>
              {source.kind === source.name
                ? source.name
                : `${source.kind} ${source.name}`}
            </Link>
            <SourceStateChip source={source} />
            <DataAgeText age={source.age} />
          </li>
        ))}
      </ul>
    </InfoCard>
  );
}
