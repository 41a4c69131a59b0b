import type { Tone } from './verdict';

/** Something to know about a usage that does not change its verdict (design §6). */
export const FINDINGS = [
  'not-pinned',
  'floating-tag',
  'behind',
  'legacy',
  'final-calls',
  'unsupported',
  'tag-moved',
  'unrecorded-release',
  'digests-differ',
  'base-claimed-only',
] as const;

/** Kind of a finding. */
export type FindingKind = (typeof FINDINGS)[number];

/** A finding with its severity in the usage's environment and a sentence a developer can act on. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** Title and tone of each finding kind. */
export const FINDING_TEXT: Readonly<
  Record<FindingKind, { readonly title: string; readonly tone: Tone }>
> = {
  'not-pinned': { title: 'Not pinned by digest', tone: 'warning' },
  'floating-tag': { title: 'Floating tag', tone: 'warning' },
  behind: { title: 'Behind the current release', tone: 'warning' },
  legacy: { title: 'Legacy release', tone: 'warning' },
  'final-calls': { title: 'Final calls', tone: 'error' },
  unsupported: { title: 'Unsupported release', tone: 'error' },
  'tag-moved': { title: 'Immutable tag moved', tone: 'error' },
  'unrecorded-release': { title: 'Release without a record', tone: 'warning' },
  'digests-differ': {
    title: 'Staging and production differ',
    tone: 'warning',
  },
  'base-claimed-only': { title: 'Base only claimed', tone: 'warning' },
};

/** How bad it is that a reference can move: an error in production, a warning elsewhere (R-TAG-06, R-TAG-08, GT-REF-02). */
export function notPinnedSeverity(production: boolean): 'error' | 'warning' {
  return production ? 'error' : 'warning';
}

/** Tone of a kind of finding where it was found; of its own {@link FINDING_TEXT} only where that is the same everywhere. */
export function findingTone(kind: FindingKind, production: boolean): Tone {
  return kind === 'not-pinned' || kind === 'floating-tag'
    ? notPinnedSeverity(production)
    : FINDING_TEXT[kind].tone;
}
