import { useTheme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import ReportIcon from '@material-ui/icons/Report';
import WarningIcon from '@material-ui/icons/Warning';
import type { Tone } from '@image-governance/plugin-golden-images-common';
import { toneColor } from './tone';

const ICONS = {
  ok: CheckCircleIcon,
  warning: WarningIcon,
  error: ReportIcon,
  neutral: HelpOutlineIcon,
} satisfies Record<Tone, typeof CheckCircleIcon>;

/**
 * A tone as a shape and a colour, so that neither is needed alone: circle with
 * a tick, triangle, octagon, question mark. Hidden from screen readers, since
 * a word always stands beside it.
 */
export function ToneIcon(props: { tone: Tone }) {
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
