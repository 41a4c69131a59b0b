import { useRef, useState, type KeyboardEvent } from 'react';
// The plain link: there may be hundreds, and each of the portal's own is a small tree.
import { Link } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../translation';
import { dateText } from '../time';
import type { ChartDay } from './chartTypes';
import { PLOT_AREA } from './plotArea';

const useStyles = makeStyles(
  theme => ({
    list: {
      position: 'absolute',
      top: PLOT_AREA.top,
      bottom: PLOT_AREA.bottom,
      left: PLOT_AREA.left,
      right: PLOT_AREA.right,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    day: {
      position: 'absolute',
      top: 0,
      bottom: 0,
    },
    link: {
      display: 'block',
      height: '100%',
      '&:hover, &:focus': { backgroundColor: theme.palette.action.focus },
      '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
    },
  }),
  { name: 'GoldenImagesDayLinks' },
);

/**
 * The days of a chart as links to their rows, laid over its picture. One stop
 * of the tab key: arrow keys walk the days, Home and End go to the first and last.
 */
export function DayLinks(props: {
  title: string;
  /** Every day of the range. */
  days: readonly string[];
  /** The days that have figures, in order. */
  points: readonly ChartDay[];
  /** Called with the day under mouse or focus. */
  onActive: (day: ChartDay | undefined) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { title, days, points, onActive } = props;
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<string>();
  const stop =
    points.find(({ day }) => day === chosen)?.day ?? points.at(-1)?.day;
  const walk = (event: KeyboardEvent, from: number) => {
    const next = target(event.key, from, points.length);
    if (next !== undefined) {
      event.preventDefault();
      list.current?.querySelectorAll('a')[next]?.focus();
    }
  };
  return (
    <ul
      ref={list}
      className={classes.list}
      aria-label={t('chart.days', { title })}
      onMouseLeave={() => onActive(undefined)}
    >
      {points.map((point, index) => (
        <li
          key={point.day}
          className={classes.day}
          style={{
            left: `${(days.indexOf(point.day) * 100) / days.length}%`,
            width: `${100 / days.length}%`,
          }}
        >
          <Link
            to={point.to}
            className={classes.link}
            tabIndex={point.day === stop ? 0 : -1}
            aria-label={t('chart.dayOf', {
              day: dateText(t, point.day),
              text: [point.text, point.note].filter(Boolean).join('; '),
            })}
            onKeyDown={event => walk(event, index)}
            onMouseEnter={() => onActive(point)}
            onFocus={() => {
              setChosen(point.day);
              onActive(point);
            }}
          >
            {/* Its name is its label. */}
            <span aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function target(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(count - 1, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
