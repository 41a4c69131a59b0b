import {
  VERDICT_TEXT,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import { StatusChip } from './StatusChip';

/** A verdict in the words and the tone it has on every surface. */
export function VerdictChip(props: { verdict: Verdict; title?: string }) {
  const { title, tone } = VERDICT_TEXT[props.verdict];
  return <StatusChip tone={tone} label={title} title={props.title} />;
}
