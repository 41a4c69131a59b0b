import {
  FINDING_TEXT,
  VERDICT_TEXT,
  type FindingKind,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';

/** Words of verdicts and findings, by their code; the domain's unless a portal says otherwise. */
export const verdictMessages = {
  title: {
    golden: VERDICT_TEXT.golden.title,
    'approved-variant': VERDICT_TEXT['approved-variant'].title,
    'golden-based': VERDICT_TEXT['golden-based'].title,
    'unapproved-variant': VERDICT_TEXT['unapproved-variant'].title,
    evaluation: VERDICT_TEXT.evaluation.title,
    'direct-upstream': VERDICT_TEXT['direct-upstream'].title,
    'custom-build': VERDICT_TEXT['custom-build'].title,
    'third-party': VERDICT_TEXT['third-party'].title,
    unknown: VERDICT_TEXT.unknown.title,
  } satisfies Record<Verdict, string>,
  findings: 'Findings',
  finding: {
    'not-pinned': FINDING_TEXT['not-pinned'].title,
    'floating-tag': FINDING_TEXT['floating-tag'].title,
    behind: FINDING_TEXT.behind.title,
    legacy: FINDING_TEXT.legacy.title,
    'final-calls': FINDING_TEXT['final-calls'].title,
    unsupported: FINDING_TEXT.unsupported.title,
    'tag-moved': FINDING_TEXT['tag-moved'].title,
    'unrecorded-release': FINDING_TEXT['unrecorded-release'].title,
    'digests-differ': FINDING_TEXT['digests-differ'].title,
    'base-claimed-only': FINDING_TEXT['base-claimed-only'].title,
  } satisfies Record<FindingKind, string>,
} as const;
