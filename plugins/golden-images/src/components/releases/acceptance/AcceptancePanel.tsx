import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  type AcceptanceView,
  type ReleaseName,
  type TestTiming,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { CodeText, DigestText } from '../../copy';
import { isNotFound, Loaded } from '../../request';
import { formatDuration } from '../../time';
import { StatusChip } from '../../verdict';
import { gateTone } from '../promotion/stageTone';
import { AllRuns } from './AllRuns';
import { StackTable } from './StackTable';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesAcceptancePanel' },
);

/** Whether a release, or a candidate for one, passed its acceptance tests, and what failed since when (R-ACC-01, R-ACC-02). */
export function AcceptancePanel(props: { release: ReleaseName }) {
  const { family, track, version } = props.release;
  const id = releaseId(family, track, version);
  // Nothing of one release stays when another is shown.
  return <Acceptance key={id} id={id} />;
}

function Acceptance(props: { id: string }) {
  const { id } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getAcceptance(id), [api, id]);
  if (request.error && isNotFound(request.error)) {
    return <Typography variant="body2">{t('acceptance.none')}</Typography>;
  }
  return (
    <Loaded request={request} what={t('acceptance.what')}>
      {view => <Body id={id} view={view} />}
    </Loaded>
  );
}

function Body(props: { id: string; view: AcceptanceView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { id, view } = props;
  const { digest, gate, sentence, stacks, timing, totalRuns } = view;
  return (
    <div className={classes.root}>
      <div>
        <Typography style={{ overflowWrap: 'anywhere' }} gutterBottom>
          {sentence}
        </Typography>
        <div className={classes.line}>
          <StatusChip
            tone={gateTone(gate.state)}
            label={t(`acceptance.gate.${gate.state}`)}
          />
          <Typography variant="body2">{gate.because}</Typography>
        </div>
      </div>
      {stacks.length > 0 && <StackTable stacks={stacks} />}
      {timing && <TimingText timing={timing} />}
      {digest === undefined ? (
        <Typography variant="body2">{t('acceptance.former')}</Typography>
      ) : (
        <Typography variant="body2" color="textSecondary" component="div">
          {t('acceptance.content')}: <DigestText digest={digest} />
        </Typography>
      )}
      {totalRuns > 0 && <Runs id={id} digest={digest} total={totalRuns} />}
      <Typography variant="body2" color="textSecondary" component="div">
        {t('acceptance.hint')}{' '}
        <CodeText
          text={`POST /api/golden-images/releases/${id}/test-runs`}
          label={t('acceptance.call')}
        />
      </Typography>
    </div>
  );
}

/** Where the time went: what more machines would save, and what asking sooner would (R-ACC-04). */
function TimingText(props: { timing: TestTiming }) {
  const { t } = useTexts();
  const { elapsed, testing, waiting, longest } = props.timing;
  return (
    <Typography variant="body2">
      {t('acceptance.timing', {
        elapsed: formatDuration(elapsed),
        testing: formatDuration(testing),
        waiting: formatDuration(waiting),
        longest: formatDuration(longest),
      })}
    </Typography>
  );
}

/** All runs on record, asked for when they are to be seen. */
function Runs(props: { id: string; digest?: string; total: number }) {
  const { t } = useTexts();
  const { id, digest, total } = props;
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        size="small"
        variant="outlined"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('acceptance.all', { count: total })}
      </Button>
      {open && <AllRuns id={id} digest={digest} />}
    </div>
  );
}
