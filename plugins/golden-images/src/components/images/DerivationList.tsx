import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  DerivationStep,
  ImageDetail,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { DigestText, shortenDigests } from '../copy';
import { PhaseChip } from '../releases';
import { StatusChip } from '../verdict';
import { Section } from './Section';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
    step: { marginBottom: theme.spacing(1), overflowWrap: 'anywhere' },
    title: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
    },
  }),
  { name: 'GoldenImagesDerivationList' },
);

/** From the image to where it comes from, step by step, with how each is known (R-AUD-02). */
export function DerivationList(props: { image: ImageDetail }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { derivation, explanation } = props.image;
  return (
    <Section title={t('images.detail.derivation')}>
      <ol className={classes.list}>
        {levelsOf(derivation).map(steps => (
          <li key={steps[0].kind} className={classes.step}>
            {steps.length > 1 && <div>{t('images.detail.oneOf')}</div>}
            {steps.map(step => (
              <Step
                key={`${step.title} ${step.digest}`}
                step={step}
                image={props.image}
              />
            ))}
          </li>
        ))}
      </ol>
      <Typography variant="subtitle2" component="p">
        {t('images.detail.evidence')}
      </Typography>
      <ul className={classes.list}>
        {explanation.map(sentence => (
          <li key={sentence} title={sentence} className={classes.step}>
            {shortenDigests(sentence)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Step(props: { step: DerivationStep; image: ImageDetail }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { step, image } = props;
  const release =
    step.kind === 'release'
      ? image.releases.find(({ id }) => id === step.release)
      : undefined;
  return (
    <div>
      <div className={classes.title}>
        <strong>{t(`images.detail.${step.kind}`)}</strong>
        <span>{step.title}</span>
        {release && <PhaseChip phase={release.timeline.phase} />}
        {step.kind !== 'image' && (
          <StatusChip
            tone={step.proven ? 'ok' : 'neutral'}
            label={t(
              step.proven ? 'images.detail.proven' : 'images.detail.claimed',
            )}
          />
        )}
        {step.digest && <DigestText digest={step.digest} />}
      </div>
      <span title={step.reason}>{shortenDigests(step.reason)}</span>
    </div>
  );
}

/** Steps of one kind stand for one level: they cannot be told apart. */
function levelsOf(steps: readonly DerivationStep[]): DerivationStep[][] {
  const levels: DerivationStep[][] = [];
  for (const step of steps) {
    const last = levels.at(-1);
    if (last && last[0].kind === step.kind) {
      last.push(step);
    } else {
      levels.push([step]);
    }
  }
  return levels;
}
