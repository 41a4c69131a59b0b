import { makeStyles, useTheme } from '@material-ui/core/styles';
import type {
  AdoptionChange,
  Tone,
  Trend,
} from '@image-governance/plugin-golden-images-common';
import { useTexts, type Translate } from '../../../translation';
import { dateText } from '../../time';
import { toneColor } from '../../verdict';

const SIGNS = {
  improved: { glyph: '▲', tone: 'ok' },
  'fell-back': { glyph: '▼', tone: 'error' },
  unchanged: { glyph: '=', tone: 'neutral' },
  uncertain: { glyph: '?', tone: 'neutral' },
} satisfies Record<Trend, { glyph: string; tone: Tone }>;

const useStyles = makeStyles(
  theme => ({ glyph: { marginRight: theme.spacing(0.5) } }),
  { name: 'GoldenImagesChangeText' },
);

/** How adoption moved in a month: a sign for the eye, and the same in words. */
export function ChangeText(props: {
  change: AdoptionChange;
  /** Names the day that is compared with; left out where a heading does. */
  withDay?: boolean;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTexts();
  const { change, withDay } = props;
  const { glyph, tone } = SIGNS[change.trend];
  return (
    <span>
      <span
        aria-hidden
        className={classes.glyph}
        style={{ color: toneColor(theme, tone) }}
      >
        {glyph}
      </span>
      {inWords(change, t)}
      {withDay &&
        ` ${t('standing.change.since', { date: dateText(t, change.since) })}`}
    </span>
  );
}

function inWords({ trend, points, workloads }: AdoptionChange, t: Translate) {
  switch (trend) {
    case 'improved':
    case 'fell-back': {
      const moved = t(
        trend === 'improved'
          ? 'standing.change.improved'
          : 'standing.change.fellBack',
        { points: Math.abs(points) },
      );
      return `${moved}, ${workloadsInWords(workloads, t)}`;
    }
    case 'unchanged':
      return t('standing.change.unchanged');
    case 'uncertain':
      return t('standing.change.uncertain');
    default:
      return trend satisfies never;
  }
}

function workloadsInWords(workloads: number, t: Translate): string {
  if (workloads === 0) {
    return t('standing.change.same');
  }
  return workloads > 0
    ? t('standing.change.more', { count: workloads })
    : t('standing.change.fewer', { count: -workloads });
}
