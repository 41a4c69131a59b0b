import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { DecisionView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { LongText } from '../longText';
import { Loaded } from '../request';
import { ageText, timeText, useNow } from '../time';
import { ActorName } from './ActorName';
import { ChangeList } from './ChangeList';

/** Decisions read at first, and more of each time. */
const STEP = 20;

/** What the API gives at most at once. */
const MOST = 200;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      padding: theme.spacing(0, 0, 2, 2),
      borderLeft: `2px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'GoldenImagesDecisionTimeline' },
);

/**
 * Decisions about one release, newest first.
 * @param props - `object` as the audit log has it: `release:python/3.12/2.1.0`
 */
export function DecisionTimeline(props: { object: string }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { object } = props;
  const api = useApi(goldenImagesApiRef);
  const [limit, setLimit] = useState(STEP);
  const request = useAsyncRetry(
    () => api.listDecisions(object.replace(/^release:/, ''), { limit }),
    [api, object, limit],
  );
  return (
    <Loaded request={request} what={t('audit.timelineWhat')}>
      {({ items, totalItems }) =>
        items.length === 0 ? (
          <Typography variant="body2">{t('audit.timelineEmpty')}</Typography>
        ) : (
          <>
            <ol className={classes.root}>
              {items.map(decision => (
                <li key={decision.sequence} className={classes.item}>
                  <DecisionText decision={decision} />
                </li>
              ))}
            </ol>
            {items.length < Math.min(totalItems, MOST) && (
              <Button
                size="small"
                onClick={() => setLimit(Math.min(limit + STEP, MOST))}
              >
                {t('audit.more')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

function DecisionText({ decision }: { decision: DecisionView }) {
  const { t } = useTexts();
  const now = useNow();
  const { at, actor, action, before, after, reason } = decision;
  return (
    <>
      <Typography variant="body2">
        {`${timeText(t, at)} (${ageText(t, at, now)}) `}
        <code>{action}</code> {t('audit.by')} <ActorName actor={actor} />
      </Typography>
      {reason && (
        <Typography variant="body2">
          <LongText text={reason} />
        </Typography>
      )}
      <Typography variant="body2" component="div">
        <ChangeList before={before} after={after} />
      </Typography>
    </>
  );
}
