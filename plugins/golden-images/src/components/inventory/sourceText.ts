import type {
  SourceView,
  Tone,
} from '@image-governance/plugin-golden-images-common';

/** Words and tone of a source's state. */
export const SOURCE_STATE_TEXT: Readonly<
  Record<SourceView['state'], { readonly title: string; readonly tone: Tone }>
> = {
  ok: { title: 'Up to date', tone: 'ok' },
  running: { title: 'Scanning', tone: 'neutral' },
  'never-scanned': { title: 'Never scanned', tone: 'neutral' },
  stale: { title: 'Stale', tone: 'warning' },
  failed: { title: 'Last scan failed', tone: 'error' },
};
