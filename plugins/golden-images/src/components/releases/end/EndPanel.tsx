import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  type ClosingRecord,
  type DeprecationAction,
  type DeprecationRecord,
  type Emergency,
  type PostMortem,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { dateText } from '../../time';
import { ClosingText } from './ClosingText';
import { EmergencyTable } from './EmergencyTable';
import { EndDialog, type EndForm } from './EndDialog';
import { PostMortems } from './PostMortems';

const useStyles = makeStyles(
  theme => ({
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
    },
    section: { marginTop: theme.spacing(2) },
  }),
  { name: 'GoldenImagesEndPanel' },
);

/** Everything on record of a release's end. */
export interface EndOfRelease {
  readonly record: DeprecationRecord;
  readonly emergencies: readonly Emergency[];
  readonly postMortems: readonly PostMortem[];
  readonly closing: ClosingRecord;
}

/** The end of a release: what is decided of it, and the decisions that the viewer may make. */
export function EndPanel(props: {
  release: { family: string; track: string; version: string };
  /** Is called after a decision, which changes what others show. */
  onDecided?: () => void;
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { release, onDecided } = props;
  const id = releaseId(release.family, release.track, release.version);
  const request = useAsyncRetry(async (): Promise<EndOfRelease> => {
    const [record, emergencies, postMortems, closing] = await Promise.all([
      api.getDeprecationRecord(id),
      api.listEmergencies(id),
      api.listPostMortems(id),
      api.getClosing(id),
    ]);
    return { record, emergencies, postMortems, closing };
  }, [api, id]);
  const onDone = () => {
    request.retry();
    onDecided?.();
  };
  return (
    <Loaded request={request} what={t('end.what')}>
      {end => <Body end={end} onDone={onDone} />}
    </Loaded>
  );
}

function Body(props: { end: EndOfRelease; onDone: () => void }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { end, onDone } = props;
  const { record, emergencies, postMortems, closing } = end;
  const [form, setForm] = useState<EndForm>();
  const mayClose = record.may.some(
    ({ action }) => action === 'close-emergency',
  );
  const words: Record<DeprecationAction, string> = {
    announce: t('end.actions.announce'),
    'change-removal': t('end.actions.changeRemoval'),
    remove: t('end.actions.remove'),
    'open-emergency': t('end.actions.openEmergency'),
    'ask-emergency': t('end.actions.askEmergency'),
    'close-emergency': t('end.actions.closeEmergency'),
    'write-post-mortem': t('end.actions.writePostMortem'),
  };
  const offered = record.may.filter(
    ({ action }) => action !== 'close-emergency',
  );
  return (
    <section aria-label={t('end.title')}>
      <Typography variant="body2">
        <Standing record={record} />
      </Typography>
      {record.warnings.map(warning => (
        <Typography key={warning} variant="body2">
          {warning}
        </Typography>
      ))}
      {offered.length > 0 && (
        <div className={classes.actions}>
          {offered.map(({ action, because }) => (
            <span key={action} title={because}>
              <Button
                size="small"
                variant="outlined"
                disabled={because !== undefined}
                onClick={() => setForm({ action })}
              >
                {words[action]}
              </Button>
            </span>
          ))}
        </div>
      )}
      <div className={classes.section}>
        <EmergencyTable
          title={record.title}
          emergencies={emergencies}
          onClose={
            mayClose
              ? emergency => setForm({ action: 'close-emergency', emergency })
              : undefined
          }
        />
      </div>
      <div className={classes.section}>
        <ClosingText closing={closing} />
      </div>
      <div className={classes.section}>
        <PostMortems postMortems={postMortems} />
      </div>
      {form && (
        <EndDialog
          record={record}
          form={form}
          title={words[form.action]}
          onClose={() => setForm(undefined)}
          onDone={() => {
            setForm(undefined);
            onDone();
          }}
        />
      )}
    </section>
  );
}

function Standing(props: { record: DeprecationRecord }) {
  const { t } = useTexts();
  const { announcedAt, removalAt, removedAt } = props.record;
  if (removedAt !== undefined) {
    return <>{t('end.removed', { removed: dateText(t, removedAt) })}</>;
  }
  if (removalAt === undefined) {
    return <>{t('end.notAnnounced')}</>;
  }
  const removal = dateText(t, removalAt);
  return (
    <>
      {announcedAt === undefined
        ? t('end.planned', { removal })
        : t('end.announced', { announced: dateText(t, announcedAt), removal })}
    </>
  );
}
