import type { SourceView } from '@image-governance/plugin-golden-images-common';
import type { ShownTone } from '../verdict';

/** What is to be said of a source first. */
export type ShownState =
  | 'ok'
  | 'running'
  | 'neverScanned'
  | 'stale'
  | 'failed'
  | 'gone';

/** The one state a source is shown in. */
export function shownState(source: SourceView): ShownState {
  if (!source.configured) {
    return 'gone';
  }
  return source.state === 'never-scanned' ? 'neverScanned' : source.state;
}

/** Tone of a state, beside its word. */
export const STATE_TONES: Readonly<Record<ShownState, ShownTone>> = {
  ok: 'ok',
  running: 'info',
  neverScanned: 'neutral',
  stale: 'warning',
  failed: 'error',
  gone: 'neutral',
};
