import { CHECKLISTS, type Review, type ReviewRole } from '../requests/review';
import type { HostEvent } from './hostEvent';
import { hostReviewOf, type JudgedEvent } from './hostReview';

const SEC = 'user:default/sec';
const event = (more: Partial<HostEvent> = {}): HostEvent => ({
  provider: 'github',
  host: 'github.com',
  repository: 'org/repo',
  number: 7,
  reviewer: 'sec-1',
  verdict: 'approved',
  at: '2026-03-02T10:00:00.000Z',
  eventId: 'review:1:approved',
  ...more,
});
const answers = (role: ReviewRole) =>
  CHECKLISTS[role].map(({ item }) => ({ item, answer: 'ok' as const }));
const said = (more: Partial<Review> = {}): Review => ({
  role: 'security',
  decision: 'commented',
  revision: 1,
  checklist: answers('security'),
  actor: SEC,
  at: '2026-03-02T09:30:00.000Z',
  ...more,
});
const judge = (more: Partial<JudgedEvent> = {}) =>
  hostReviewOf({
    event: event(),
    request: { revision: 1 },
    submittedAt: '2026-03-02T09:00:00.000Z',
    reviews: [said()],
    actor: { ref: SEC, roles: ['security'] },
    order: 'security-first',
    checklist: 'portal',
    ...more,
  });

it('takes the answers that the reviewer gave in the portal', () => {
  expect(
    judge({ event: event({ comment: 'Good', url: 'https://github.com/x' }) }),
  ).toEqual({
    kind: 'review',
    review: {
      role: 'security',
      revision: 1,
      decision: 'approved',
      checklist: answers('security'),
      reason: 'Good',
      commentUrl: 'https://github.com/x',
    },
  });
});

it.each<[string, Partial<JudgedEvent>, RegExp]>([
  ['no answers', { reviews: [] }, /checklist of the security team/],
  [
    'answers of somebody else',
    { reviews: [said({ actor: 'user:default/other' })] },
    /checklist/,
  ],
  [
    'answers of a former revision',
    { reviews: [said({ revision: 0 })] },
    /checklist/,
  ],
  [
    'answers that are not complete',
    { reviews: [said(), said({ checklist: answers('security').slice(1) })] },
    /checklist/,
  ],
  [
    'a concern',
    {
      reviews: [
        said({
          checklist: answers('security').map(each => ({
            ...each,
            answer: 'concern' as const,
            note: 'hm',
          })),
        }),
      ],
    },
    /checklist/,
  ],
  [
    'nobody whom the catalog knows',
    { actor: undefined },
    /is sec-1 on github\.com/,
  ],
  ['no role', { actor: { ref: SEC, roles: ['finance'] } }, /neither/],
  [
    'a review of before the revision',
    { submittedAt: '2026-03-02T10:00:00.001Z' },
    /before revision 1/,
  ],
  ['a draft', { submittedAt: undefined }, /before revision 1/],
  ['a closed pull request', { event: event({ verdict: 'closed' }) }, /closed/],
  [
    'a dismissal of what was no approval',
    { event: event({ verdict: 'dismissed' }) },
    /no approval/,
  ],
  [
    'a dismissal of an approval of somebody else',
    {
      event: event({ verdict: 'dismissed' }),
      reviews: [said({ decision: 'approved', actor: 'user:default/other' })],
    },
    /no approval/,
  ],
])('changes nothing for %s', (_, more, because) => {
  expect(judge(more)).toMatchObject({
    kind: 'note',
    because: expect.stringMatching(because),
  });
});

it('takes the approval itself for the answers where that is the policy', () => {
  expect(judge({ reviews: [], checklist: 'pull-request' })).toMatchObject({
    kind: 'review',
    review: {
      decision: 'approved',
      checklist: CHECKLISTS.security.map(({ item }) => ({
        item,
        answer: 'ok',
        note: 'Answered in the pull request.',
      })),
    },
  });
});

it('asks for changes, with a reason in any case, and never rejects', () => {
  expect(
    judge({ event: event({ verdict: 'changes-requested' }), reviews: [] }),
  ).toMatchObject({
    review: {
      decision: 'changes-requested',
      reason: 'Changes were requested in the pull request.',
    },
  });
});

it('takes an approval back', () => {
  expect(
    judge({
      event: event({ verdict: 'dismissed' }),
      reviews: [said({ decision: 'approved' })],
    }),
  ).toMatchObject({
    review: { role: 'security', decision: 'changes-requested' },
  });
});

it('is of whoever merged it', () => {
  expect(
    judge({ event: event({ verdict: 'merged' }), actor: undefined }),
  ).toEqual({ kind: 'merged' });
});

it.each<[string, Partial<JudgedEvent>, ReviewRole]>([
  ['whose turn it is', {}, 'security'],
  [
    'whose turn it is by another order',
    { order: 'platform-first' },
    'platform',
  ],
  [
    'that is left',
    { reviews: [said({ decision: 'approved', actor: 'user:default/x' })] },
    'platform',
  ],
  [
    'that they used',
    { reviews: [said({ role: 'platform', checklist: [] })] },
    'platform',
  ],
])('is of the role %s, for who plays both', (_, more, role) => {
  expect(
    judge({
      reviews: [],
      actor: { ref: SEC, roles: ['security', 'platform'] },
      checklist: 'pull-request',
      ...more,
    }),
  ).toMatchObject({ review: { role } });
});
