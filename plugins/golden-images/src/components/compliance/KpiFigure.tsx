import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Kpi,
  KpiStatus,
  Tone,
} from '@image-governance/plugin-golden-images-common';
import { StatusChip } from '../verdict';

const STATUS_TEXT = {
  'on-target': { title: 'On target', tone: 'ok' },
  'off-target': { title: 'Off target', tone: 'warning' },
  'no-data': { title: 'No data', tone: 'neutral' },
} satisfies Record<KpiStatus, { title: string; tone: Tone }>;

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

/** A KPI: figure, whether it is on target, the target, and what it means. */
export function KpiFigure(props: { kpi: Kpi; size?: 'large' | 'small' }) {
  const classes = useStyles();
  const { kpi, size = 'large' } = props;
  const { title, tone } = STATUS_TEXT[kpi.status];
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
        <StatusChip tone={tone} label={title} />
        <Typography variant="body2" color="textSecondary">
          target {kpi.target.text}
        </Typography>
      </div>
      <Typography variant="body2" paragraph>
        {kpi.statement}
      </Typography>
    </div>
  );
}
