import { useState } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  CandidateList,
  ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Pager } from '../../inventory/Pager';
import { usePages } from '../../inventory/usePages';
import { Loaded } from '../../request';
import { CandidateDrawer } from './CandidateDrawer';
import { CandidatesSummary } from './CandidatesSummary';
import { CandidateTable } from './CandidateTable';
import { DriftNotice } from './DriftNotice';
import { OpenCandidateDialog } from './OpenCandidateDialog';

const PAGE_SIZE = 50;

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(2),
      padding: theme.spacing(2),
      // Labels of fields have enough contrast on paper only.
      backgroundColor: theme.palette.background.paper,
      borderRadius: theme.shape.borderRadius,
    },
    state: { minWidth: 140 },
  }),
  { name: 'GoldenImagesCandidatesPage' },
);

/** What is on its way to gold, and what waits for whom (R-PIPE-01, R-PIPE-08). */
export function CandidatesPage() {
  const classes = useStyles();
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const [state, setState] = useState<'open' | 'closed'>('open');
  const [selected, setSelected] = useState<ReleaseName>();
  const [opening, setOpening] = useState(false);
  const pages = usePages<CandidateList['items'][number]>(
    cursor => api.listCandidates({ state }, { cursor, limit: PAGE_SIZE }),
    state,
  );
  const list = pages.request.value;
  return (
    <>
      <DriftNotice />
      <div className={classes.bar}>
        <TextField
          id="candidates-state"
          select
          size="small"
          variant="outlined"
          className={classes.state}
          label={t('candidates.state.label')}
          value={state}
          onChange={event =>
            setState(event.target.value === 'closed' ? 'closed' : 'open')
          }
        >
          <MenuItem value="open">{t('candidates.state.open')}</MenuItem>
          <MenuItem value="closed">{t('candidates.state.closed')}</MenuItem>
        </TextField>
        {mayOpen(list) && (
          <Button variant="outlined" onClick={() => setOpening(true)}>
            {t('candidates.open.button')}
          </Button>
        )}
      </div>
      <Loaded request={pages.request} what={t('candidates.what')}>
        {page =>
          page.items.length === 0 ? (
            <EmptyState
              missing="content"
              title={t(`candidates.empty.${state}`)}
              description={t(`candidates.empty.${state}Text`)}
            />
          ) : (
            <>
              {state === 'open' && (
                <CandidatesSummary
                  list={page}
                  partial={page.totalItems > page.items.length}
                />
              )}
              <CandidateTable candidates={page.items} onSelect={setSelected} />
              <Pager pages={pages} pageSize={PAGE_SIZE} />
            </>
          )
        }
      </Loaded>
      {selected && (
        <CandidateDrawer
          release={selected}
          onChange={pages.request.retry}
          onClose={() => setSelected(undefined)}
        />
      )}
      {opening && (
        <OpenCandidateDialog
          onClose={() => setOpening(false)}
          onOpened={candidate => {
            setOpening(false);
            setSelected(candidate);
            pages.request.retry();
          }}
        />
      )}
    </>
  );
}

function mayOpen(list: object | undefined): boolean {
  return list !== undefined && 'mayOpen' in list && list.mayOpen === true;
}
