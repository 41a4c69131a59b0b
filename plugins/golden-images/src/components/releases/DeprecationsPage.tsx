import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/esm/useAsync';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  DeprecationFilter,
  DeprecationView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { CopyButton } from '../copy';
import { Loaded } from '../request';
import { StaleSources } from '../sources';
import { agendaText } from './agendaText';
import { CalendarActions } from './CalendarActions';
import { DeadlineTimeline } from './DeadlineTimeline';
import { DeprecationCard } from './DeprecationCard';
import { DeprecationFilters } from './DeprecationFilters';
import { DeprecationSummary } from './DeprecationSummary';
import { useDeprecationFilter } from './useDeprecationFilter';

const useStyles = makeStyles(
  theme => ({
    top: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 3),
      marginBottom: theme.spacing(1),
    },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    summary: { flex: '1 1 420px', minWidth: 0 },
    help: { marginBottom: theme.spacing(2), maxWidth: '90ch' },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
      alignItems: 'start',
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: 'minmax(0, 1fr) 340px',
      },
    },
    cards: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  }),
  { name: 'GoldenImagesDeprecationsPage' },
);

/** What must be left, by when, and who is still on it (R-DEP-08). */
export function DeprecationsPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { filter, setFilter } = useDeprecationFilter();
  const request = useAsyncRetry(
    () => api.listDeprecations(filter),
    [api, filter],
  );
  // Filters and the notice of stale sources are extras: without them the page still answers.
  const { value: facets } = useAsync(() => api.getFacets(), [api]);
  const { value: sources } = useAsync(() => api.listSources(), [api]);
  return (
    <>
      <StaleSources sources={sources ?? []} />
      <Loaded request={request} what={t('releases.deprecations.what')}>
        {deprecations => (
          <Body
            deprecations={deprecations}
            filter={filter}
            filters={
              <DeprecationFilters
                filter={filter}
                facets={facets}
                onChange={setFilter}
              />
            }
          />
        )}
      </Loaded>
    </>
  );
}

function Body(props: {
  deprecations: readonly DeprecationView[];
  filter: DeprecationFilter;
  filters: JSX.Element;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { deprecations, filter, filters } = props;
  const filtered = filter.family !== undefined || filter.owner !== undefined;
  if (deprecations.length === 0) {
    return (
      <>
        {filtered && filters}
        <EmptyState
          missing="content"
          title={
            filtered
              ? t('releases.deprecations.empty.filtered')
              : t('releases.deprecations.empty.title')
          }
          description={t('releases.deprecations.empty.text')}
        />
      </>
    );
  }
  return (
    <>
      <div className={classes.top}>
        <div className={classes.summary}>
          <DeprecationSummary deprecations={deprecations} />
        </div>
        <div className={classes.actions}>
          <CopyButton
            text={agendaText(t, deprecations)}
            label={t('releases.agenda.label')}
          >
            {t('releases.agenda.copy')}
          </CopyButton>
          <CalendarActions owner={onlyOwner(filter)} />
        </div>
      </div>
      <Typography variant="body2" className={classes.help}>
        {t('releases.deprecations.help')}
      </Typography>
      {filters}
      <div className={classes.columns}>
        <div className={classes.cards}>
          {deprecations.map(deprecation => (
            <DeprecationCard
              key={deprecation.release.id}
              deprecation={deprecation}
              owner={filter.owner}
            />
          ))}
        </div>
        <DeadlineTimeline deprecations={deprecations} />
      </div>
    </>
  );
}

/** The owner whose calendar is offered, where the page is about one. */
function onlyOwner({ owner = [] }: DeprecationFilter): string | undefined {
  const [one, ...others] = owner;
  return others.length === 0 && one !== 'none' ? one : undefined;
}
