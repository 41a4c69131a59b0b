import type { Theme } from '@material-ui/core/styles';
import {
  VERDICT_TEXT,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import { toneColor } from '../verdict';

/** The tone's colour, lighter with each further verdict of the same tone, so that neighbours differ. */
export function verdictFill(
  theme: Theme,
  verdict: Verdict,
  among: readonly Verdict[],
): { readonly backgroundColor: string; readonly opacity: number } {
  const { tone } = VERDICT_TEXT[verdict];
  const sameTone = among.filter(other => VERDICT_TEXT[other].tone === tone);
  return {
    backgroundColor: toneColor(theme, tone),
    opacity: 1 - 0.2 * Math.min(sameTone.indexOf(verdict), 3),
  };
}
