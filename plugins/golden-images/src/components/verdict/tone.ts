import type { Theme } from '@material-ui/core/styles';
import type { Tone } from '@image-governance/plugin-golden-images-common';

/** Tones of what is shown: those of verdicts, and `info` for what is neither good nor bad nor unknown. */
export type ShownTone = Tone | 'info';

/** The theme's colour of a tone: for icons, borders and bars, never for text. */
export function toneColor(theme: Theme, tone: ShownTone): string {
  switch (tone) {
    case 'ok':
      return theme.palette.status.ok;
    case 'warning':
      return theme.palette.status.warning;
    case 'error':
      return theme.palette.status.error;
    case 'neutral':
    case 'info':
      return theme.palette.text.secondary;
    default:
      return tone satisfies never;
  }
}
