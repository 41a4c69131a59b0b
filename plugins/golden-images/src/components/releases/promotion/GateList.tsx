import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  GATE_TITLES,
  type PromotionGate,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { StatusChip } from '../../verdict';
import { gateTone } from './stageTone';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1),
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '110px minmax(0, 1fr)',
      gap: theme.spacing(0, 1.5),
      alignItems: 'start',
    },
    because: { overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesGateList' },
);

/** Every gate with its state in a word, and why, in the order of the work. */
export function GateList(props: { gate: PromotionGate }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { gates, blockedBy } = props.gate;
  const ofGates = gates.filter(({ state }) => state !== 'passed');
  const others = blockedBy.filter(
    sentence =>
      !ofGates.some(
        ({ gate, because }) => sentence === `${GATE_TITLES[gate]}: ${because}`,
      ),
  );
  return (
    <ul className={classes.list} aria-label={t('promotion.gates.title')}>
      {gates.map(({ gate, state, because }) => (
        <li key={gate} className={classes.item}>
          <StatusChip
            tone={gateTone(state)}
            label={t(`promotion.gates.${state}`)}
          />
          <div>
            <Typography variant="subtitle2">{GATE_TITLES[gate]}</Typography>
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.because}
            >
              {because}
            </Typography>
          </div>
        </li>
      ))}
      {others.map(sentence => (
        <li key={sentence} className={classes.item}>
          <StatusChip tone="neutral" label={t('promotion.gates.missing')} />
          <Typography variant="body2" className={classes.because}>
            {sentence}
          </Typography>
        </li>
      ))}
    </ul>
  );
}
