import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import {
  isMeantBy,
  releaseTitle,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { TextFilter } from '../../inventory/TextFilter';
import { ShowMore, useShownRows } from '../../more';
import { ExamplesDrawer } from './ExamplesDrawer';
import { RecommendedTable } from './RecommendedTable';
import { tracksOf } from './tracksOf';

/** Tracks shown at first, and with each step. */
const STEP = 30;

/** What a new service starts from: one release for each track, with the line to copy. */
export function WhatToUse(props: { releases: readonly ReleaseView[] }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [example, setExample] = useState<ReleaseView>();
  const tracks = tracksOf(props.releases).filter(track =>
    isMeantBy(text, track),
  );
  const recommended = tracks.flatMap(({ current }) =>
    current ? [current] : [],
  );
  const without = tracks.filter(({ current }) => !current);
  const { shown, hidden, showMore } = useShownRows(recommended, STEP);
  return (
    <div style={{ marginBottom: 24 }}>
      <InfoCard
        title={t('catalogue.title')}
        subheader={t('catalogue.subheader')}
      >
        <div style={{ maxWidth: 420, marginBottom: 16 }}>
          <TextFilter
            label={t('catalogue.search')}
            text={text}
            onChange={setText}
          />
        </div>
        {tracks.length === 0 && (
          <Typography variant="body2" role="status">
            {t('catalogue.noMatch', { text })}{' '}
            <Button size="small" onClick={() => setText('')}>
              {t('catalogue.clear')}
            </Button>
          </Typography>
        )}
        {shown.length > 0 && (
          <RecommendedTable releases={shown} onExamples={setExample} />
        )}
        <ShowMore hidden={hidden} onClick={showMore} />
        {without.length > 0 && (
          <Typography
            variant="body2"
            color="textSecondary"
            style={{ marginTop: 8, overflowWrap: 'anywhere' }}
          >
            {t('catalogue.nothing', {
              tracks: without.map(({ title }) => title).join(', '),
            })}
          </Typography>
        )}
      </InfoCard>
      {example && (
        <ExamplesDrawer
          family={example.family}
          title={releaseTitle(example)}
          base={example.pinnedReference}
          onClose={() => setExample(undefined)}
        />
      )}
    </div>
  );
}
