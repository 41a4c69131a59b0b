import type { SourceView } from '@image-governance/plugin-golden-images-common';
import type { ShownTone } from '../verdict';

/** Words and tone of a source's state. */
export const SOURCE_STATE_TEXT: Readonly<
  Record<
    SourceView['state'],
    { readonly title: string; readonly tone: ShownTone }
  >
> = {
  ok: { title: 'Up to date', tone: 'ok' },
  running: { title: 'Scanning', tone: 'info' },
  'never-scanned': { title: 'Never scanned', tone: 'neutral' },
  stale: { title: 'Stale', tone: 'warning' },
  failed: { title: 'Last scan failed', tone: 'error' },
};
