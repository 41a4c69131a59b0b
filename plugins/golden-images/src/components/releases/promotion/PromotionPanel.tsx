import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  type PromotionView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { CodeText } from '../../copy';
import { isNotFound, Loaded } from '../../request';
import { dateText } from '../../time/dateText';
import { StatusChip } from '../../verdict';
import { GateList } from './GateList';
import { PromotionActions } from './PromotionActions';
import { SignOffList } from './SignOffList';
import { stageTone } from './stageTone';
import { StepList } from './StepList';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesPromotionPanel' },
);

/** How a release became golden or what is still in its way, and the decisions that the reader may take. */
export function PromotionPanel(props: {
  release: { family: string; track: string; version: string };
  /** Is told after a decision. */
  onChange?: () => void;
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { family, track, version } = props.release;
  const id = releaseId(family, track, version);
  const request = useAsyncRetry(async () => {
    try {
      return { view: await api.getPromotion(id) };
    } catch (error) {
      if (error instanceof Error && isNotFound(error)) {
        return { view: undefined };
      }
      throw error;
    }
  }, [api, id]);
  return (
    <Loaded request={request} what={t('promotion.what')}>
      {({ view }) =>
        view ? (
          <Body
            view={view}
            onDone={() => {
              request.retry();
              props.onChange?.();
            }}
          />
        ) : (
          <Typography variant="body2">{t('promotion.none')}</Typography>
        )
      }
    </Loaded>
  );
}

function Body(props: { view: PromotionView; onDone: () => void }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { view, onDone } = props;
  const { candidate, effect, signOffs, steps } = view;
  const { gate, evaluation, fastTrack, stage } = candidate;
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.line}>
          <StatusChip
            tone={stageTone(stage)}
            label={t(`candidates.stage.${stage}`)}
          />
          <Typography>
            <Standing view={view} />
          </Typography>
        </div>
        <Typography variant="body2" color="textSecondary">
          {t('promotion.age', {
            date: dateText(t, candidate.openedAt),
            actor: candidate.openedBy,
          })}
        </Typography>
      </div>
      {evaluation.overdue && (
        <Alert severity="warning">
          {t('promotion.overdue', { date: dateText(t, evaluation.dueAt) })}
        </Alert>
      )}
      {fastTrack && (
        <Alert severity="info">
          {t('promotion.fastTrack', { reason: fastTrack.reason })}
        </Alert>
      )}
      <PromotionActions view={view} onDone={onDone} />
      {effect.sentences.length > 0 && (
        <Section
          title={
            candidate.closedAt
              ? t('promotion.effectDone')
              : t('promotion.effect')
          }
        >
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {effect.sentences.map(sentence => (
              <Typography key={sentence} component="li" variant="body2">
                {sentence}
              </Typography>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('promotion.gates.title')}>
        <GateList gate={gate} />
      </Section>
      <Section title={t('promotion.content')}>
        <CodeText
          text={`${candidate.registry}/${candidate.repository}:${candidate.tag}@${candidate.digest}`}
          label={t('promotion.content')}
        />
      </Section>
      <Section title={t('promotion.signOffs.title')}>
        <SignOffList signOffs={signOffs} digest={candidate.digest} />
      </Section>
      <Section title={t('promotion.steps.title')}>
        <StepList steps={steps} />
      </Section>
    </div>
  );
}

/** How it stands in one sentence. */
function Standing(props: { view: PromotionView }) {
  const { t } = useTexts();
  const { stage, closedAt, gate, waitsFor } = props.view.candidate;
  if (closedAt !== undefined) {
    return (
      <>
        {stage === 'promoted' || stage === 'rejected'
          ? t(`promotion.closed.${stage}`)
          : t('promotion.closed.overtaken')}
      </>
    );
  }
  if (gate.ready) {
    return <>{t('promotion.ready')}</>;
  }
  const who = waitsFor.map(each => t(`candidates.who.${each}`)).join(', ');
  return (
    <>
      {t('promotion.blocked', { count: gate.blockedBy.length })}{' '}
      {t('promotion.waitsFor', { who })}
    </>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section>
      <Typography variant="h6" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}
