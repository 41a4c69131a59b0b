/** The judgment of one usage (design §6). Worst last; see {@link worstVerdict}. */
export const VERDICTS = [
  'golden',
  'approved-variant',
  'golden-based',
  'unapproved-variant',
  'unknown',
  'evaluation',
  'third-party',
  'custom-build',
  'direct-upstream',
] as const;

/** The judgment of one usage, or the worst of a workload's. */
export type Verdict = (typeof VERDICTS)[number];

/** Why a verdict is `unknown` (design §6, R-BRIEF-06). */
export type UnknownReason =
  | 'unreachable'
  | 'unauthorised'
  | 'gone'
  | 'stale'
  | 'unparsable'
  | 'not-read-yet';

const ADOPTED: ReadonlySet<Verdict> = new Set([
  'golden',
  'approved-variant',
  'golden-based',
  'unapproved-variant',
]);

/** Whether a verdict counts in the numerator of KPI 1, adoption (design §6). */
export function countsForAdoption(verdict: Verdict): boolean {
  return ADOPTED.has(verdict);
}

const APPROVED: ReadonlySet<Verdict> = new Set(['golden', 'approved-variant']);

/**
 * Whether a verdict alone counts in the numerator of coverage by approved
 * variants (design §6). What is built on golden counts too where an SBOM
 * comparison proves that nothing beyond tier 1 was added.
 */
export function countsForCoverage(verdict: Verdict): boolean {
  return APPROVED.has(verdict);
}

/** The verdict of a workload: the worst of its usages (design §2, GT-KPI1-06). `undefined` for none. */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict | undefined {
  let worst = -1;
  for (const verdict of verdicts) {
    worst = Math.max(worst, VERDICTS.indexOf(verdict));
  }
  return VERDICTS[worst];
}

/** Tone of a verdict on every surface (screens.md). */
export type Tone = 'ok' | 'warning' | 'error' | 'neutral';

/** Words and tone of each verdict: the same in the portal, in CSV and in API texts. */
export const VERDICT_TEXT: Readonly<
  Record<Verdict, { readonly title: string; readonly tone: Tone }>
> = {
  golden: { title: 'Golden', tone: 'ok' },
  'approved-variant': { title: 'Approved variant', tone: 'ok' },
  'golden-based': { title: 'Built on golden', tone: 'ok' },
  'unapproved-variant': { title: 'Variant without approval', tone: 'warning' },
  evaluation: { title: 'Evaluation image in production', tone: 'error' },
  'direct-upstream': { title: 'Pulled from upstream', tone: 'error' },
  'custom-build': { title: 'No golden base found', tone: 'error' },
  'third-party': { title: 'Third-party image', tone: 'error' },
  unknown: { title: 'Could not be determined', tone: 'neutral' },
};
