import {
  acceptanceGate,
  acceptanceSentence,
  testTiming,
  type AcceptanceView,
  type StackStanding,
  type TestRun,
} from '@image-governance/plugin-golden-images-common';
import { DIGEST } from './inventoryFixtures';

/** A run of django that passed in an hour and a half. */
export function testRun(more: Partial<TestRun> = {}): TestRun {
  return {
    key: 'ci:1',
    digest: DIGEST,
    stack: 'django',
    result: 'passed',
    startedAt: '2026-01-05T08:00:00.000Z',
    endedAt: '2026-01-05T09:30:00.000Z',
    reporter: 'external:ci',
    reportedAt: '2026-01-05T09:31:00.000Z',
    ...more,
  };
}

/** How the tests of these stacks stand, as the backend says it. */
export function acceptanceView(
  stacks: readonly StackStanding[],
  more: Partial<AcceptanceView> = {},
): AcceptanceView {
  return {
    digest: DIGEST,
    sentence: acceptanceSentence(stacks),
    stacks,
    gate: acceptanceGate(stacks),
    timing: testTiming(stacks.flatMap(({ newest }) => newest ?? [])),
    totalRuns: stacks.filter(({ newest }) => newest).length,
    may: { report: false },
    ...more,
  };
}
