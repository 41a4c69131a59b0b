import {
  GATES,
  promotionGate,
  waitsFor,
  type CandidateView,
  type Gate,
  type PromotionView,
} from '@image-governance/plugin-golden-images-common';

const DIGEST = `sha256:${'c'.repeat(64)}`;

/** A candidate of python 3.12 of which these gates are not passed. */
export function candidateView(
  missing: readonly Gate[] = [],
  facts: Partial<CandidateView> = {},
): CandidateView {
  const candidate = {
    preRelease: false,
    stage: facts.stage ?? ('testing' as const),
  };
  const gate = promotionGate(
    GATES.filter(each => !missing.includes(each)).map(each => ({
      gate: each,
      state: 'passed',
      because: 'It holds.',
    })),
    candidate,
  );
  return {
    id: 'python/3.12/2.1.0',
    family: 'python',
    track: '3.12',
    version: '2.1.0',
    title: 'python 3.12 golden-v2.1.0',
    registry: 'registry.cleanstart.com',
    repository: 'python',
    tag: '3.12-2.1.0',
    digest: DIGEST,
    mode: 'mirror',
    openedAt: '2027-06-01T08:00:00Z',
    openedBy: 'system',
    foundBy: 'scan',
    evaluation: { ageDays: 12, dueAt: '2027-07-01', overdue: false },
    gate,
    waitsFor: waitsFor(gate),
    ...candidate,
    ...facts,
  };
}

/** Its promotion as somebody sees it who may do nothing. */
export function promotionView(
  candidate: CandidateView,
  facts: Partial<PromotionView> = {},
): PromotionView {
  return {
    candidate,
    signOffs: [],
    steps: [],
    stages: [],
    effect: {
      superseded: [],
      sentences: [
        'python 3.12 golden-v2.0.0 becomes legacy; removal on 30 Nov 2027.',
      ],
    },
    may: [],
    ...facts,
  };
}
