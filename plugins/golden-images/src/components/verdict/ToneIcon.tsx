import { useTheme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import ReportIcon from '@material-ui/icons/Report';
import WarningIcon from '@material-ui/icons/Warning';
import { toneColor, type ShownTone } from './tone';

const ICONS = {
  ok: CheckCircleIcon,
  warning: WarningIcon,
  error: ReportIcon,
  neutral: HelpOutlineIcon,
  info: InfoOutlinedIcon,
} satisfies Record<ShownTone, typeof CheckCircleIcon>;

/**
 * A tone as a shape and a colour, so that neither is needed alone: circle with
 * a tick, triangle, octagon, question mark, letter i. Hidden from screen readers, since
 * a word always stands beside it.
 */
export function ToneIcon(props: { tone: ShownTone }) {
  const theme = useTheme();
  const Icon = ICONS[props.tone];
  return (
    <Icon
      aria-hidden
      data-tone={props.tone}
      fontSize="small"
      style={{ color: toneColor(theme, props.tone), flexShrink: 0 }}
    />
  );
}
