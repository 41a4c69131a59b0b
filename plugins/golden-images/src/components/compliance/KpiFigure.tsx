import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Kpi,
  KpiStatus,
  Overview,
  Tone,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { StatusChip } from '../verdict';
import { KpiChangeText } from './KpiChangeText';

const STATUS_TONE = {
  'on-target': 'ok',
  'off-target': 'warning',
  'no-data': 'neutral',
} satisfies Record<KpiStatus, Tone>;

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 2),
      marginBottom: theme.spacing(1),
    },
    value: { fontVariantNumeric: 'tabular-nums', lineHeight: 1.2 },
  }),
  { name: 'GoldenImagesKpiFigure' },
);

/** A KPI: figure, whether it is on target, the target, how it moved in a month, and what it means. */
export function KpiFigure(props: {
  kpi: Kpi;
  overview: Overview;
  size?: 'large' | 'small';
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { kpi, overview, size = 'large' } = props;
  return (
    <div>
      <div className={classes.line}>
        <Typography
          variant={size === 'large' ? 'h3' : 'h6'}
          component="p"
          className={classes.value}
        >
          {kpi.display}
        </Typography>
        <StatusChip
          tone={STATUS_TONE[kpi.status]}
          label={t(`compliance.status.${kpi.status}`)}
        />
        <Typography variant="body2" color="textSecondary">
          {t('compliance.target', { target: kpi.target.text })}
        </Typography>
      </div>
      <KpiChangeText kpi={kpi.id} overview={overview} />
      <Typography variant="body2" paragraph>
        {kpi.statement}
      </Typography>
    </div>
  );
}
