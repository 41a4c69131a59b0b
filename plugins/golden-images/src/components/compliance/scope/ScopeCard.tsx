import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type { ScopeSummary } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { HeaderAction } from '../../card';
import { useEntityRef } from '../../inventory/useEntityRef';
import { Loaded } from '../../request';
import { DataAgeText } from '../../time';
import { ScopeBody } from './ScopeBody';

type Relations = 'aggregated' | 'direct';

const useStyles = makeStyles(
  theme => ({
    choice: { marginBottom: theme.spacing(2) },
    // The library's own grey is too pale to read.
    option: { '&, &.Mui-selected': { color: theme.palette.text.primary } },
  }),
  { name: 'GoldenImagesScopeCard' },
);

/** Card on the page of a group, a system or a domain: how what belongs to it stands (R-KPI5-06). */
export function ScopeCard() {
  const entityRef = useEntityRef();
  return <CardOf key={entityRef} entityRef={entityRef} />;
}

function CardOf(props: { entityRef: string }) {
  const { entityRef } = props;
  const api = useApi(goldenImagesApiRef);
  const { t } = useTexts();
  const [relations, setRelations] = useState<Relations>('aggregated');
  const request = useAsyncRetry(
    () => api.getScopeSummary(entityRef, { relations }),
    [api, entityRef, relations],
  );
  const summary = request.value;
  const ofGroups = summary?.of.kind === 'owners';
  const choice = relations === 'direct' || (ofGroups && summary.of.count > 1);
  return (
    <InfoCard
      title={t('scope.title')}
      subheader={summary && <Subject summary={summary} relations={relations} />}
      variant="gridItem"
      action={
        summary && (
          <HeaderAction>
            <DataAgeText age={summary.age} />
          </HeaderAction>
        )
      }
    >
      {choice && (
        <RelationsChoice relations={relations} onChange={setRelations} />
      )}
      <Loaded request={request} what={t('scope.whatEntity')}>
        {value => <ScopeBody summary={value} />}
      </Loaded>
    </InfoCard>
  );
}

/** What the figures are of, in words. */
function Subject(props: { summary: ScopeSummary; relations: Relations }) {
  const { t } = useTexts();
  const { of } = props.summary;
  if (of.kind === 'entities') {
    return <>{t('scope.of.entities')}</>;
  }
  return (
    <>
      {props.relations === 'direct'
        ? t('scope.of.ownersAlone')
        : t('scope.of.owners', { count: of.count })}
    </>
  );
}

function RelationsChoice(props: {
  relations: Relations;
  onChange: (relations: Relations) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={props.relations}
      aria-label={t('scope.relations.label')}
      className={classes.choice}
      onChange={(_event, chosen: Relations | null) => {
        // Null when the chosen one is pressed again: one of them always holds.
        if (chosen) {
          props.onChange(chosen);
        }
      }}
    >
      <ToggleButton value="aggregated" className={classes.option}>
        {t('scope.relations.aggregated')}
      </ToggleButton>
      <ToggleButton value="direct" className={classes.option}>
        {t('scope.relations.direct')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
