import { worstVerdict } from '../inventory/verdict';
import { DEFAULT_POLICY } from '../policy/policy';
import {
  adoptionKpi,
  approvedVariantsKpi,
  workloadsToTarget,
} from './adoption';
import { workloadCounts } from './workloadCounts';

const policy = DEFAULT_POLICY;
const guide = workloadCounts({
  golden: 240,
  'golden-based': 1000,
  'direct-upstream': 120,
  'custom-build': 40,
  'third-party': 25,
});

it('GT-KPI1-01: 1,240 golden of 1,425 are 87.0 %, below target', () => {
  expect(adoptionKpi(guide, policy)).toEqual({
    id: 'adoption',
    ratio: { numerator: 1240, denominator: 1425 },
    value: 87,
    display: '87.0 %',
    headline: '87 %',
    target: { value: 95, text: '> 95 %' },
    status: 'off-target',
    statement: '114 workloads must move to golden images to reach > 95 %.',
  });
});

it('GT-KPI1-02: 1,250 compliant and 110 not, after 89 % the month before', () => {
  const counts = workloadCounts({ golden: 1250, 'third-party': 110 });
  const previous = { numerator: 89, denominator: 100 };
  expect(adoptionKpi(counts, policy, previous)).toMatchObject({
    display: '91.9 %',
    headline: '92% (+3 points from last month)',
    status: 'off-target',
  });
});

it.each([
  [91, '92% (+1 point from last month)'],
  [92, '92% (+0 points from last month)'],
  [95, '92% (-3 points from last month)'],
])('tells the trend after %s %%', (before, headline) => {
  const counts = workloadCounts({ golden: 92, 'third-party': 8 });
  const previous = { numerator: before, denominator: 100 };
  expect(adoptionKpi(counts, policy, previous).headline).toBe(headline);
});

it('tells no trend from a month without data', () => {
  const counts = workloadCounts({ golden: 92, 'third-party': 8 });
  const previous = { numerator: 0, denominator: 0 };
  expect(adoptionKpi(counts, policy, previous).headline).toBe('92 %');
});

it.each([
  [95, 'off-target'],
  [96, 'on-target'],
])(
  'GT-KPI1-03: %s of 100 is %s, since the target is strict',
  (golden, status) => {
    const counts = workloadCounts({ golden, 'third-party': 100 - golden });
    expect(adoptionKpi(counts, policy)).toMatchObject({
      display: `${golden}.0 %`,
      status,
    });
  },
);

it('GT-KPI1-04: of 1,425, 114 more must move for > 95 %, 171 more for ≥ 99 %', () => {
  const { ratio } = adoptionKpi(guide, policy);
  expect(workloadsToTarget(ratio, policy)).toBe(114);
  const approved = workloadCounts({ golden: 1240, 'third-party': 185 });
  expect(approvedVariantsKpi(approved, 0, policy).statement).toBe(
    '171 workloads must move to golden images to reach ≥ 99 %.',
  );
});

it('GT-KPI1-05: 0 of 0 is no data, neither 0 % nor 100 %', () => {
  const none = workloadCounts({});
  const noData = { display: 'n/a', status: 'no-data', value: undefined };
  expect(adoptionKpi(none, policy)).toMatchObject(noData);
  expect(adoptionKpi(none, policy).headline).toBeUndefined();
  expect(approvedVariantsKpi(none, 0, policy)).toMatchObject(noData);
  expect(workloadsToTarget({ numerator: 0, denominator: 0 }, policy)).toBe(0);
});

it('GT-KPI1-06: a workload with one golden and one docker.io container is non-golden, counted once', () => {
  const verdict = worstVerdict(['golden', 'third-party']);
  expect(verdict).toBe('third-party');
  const counts = workloadCounts({ golden: 1, 'third-party': 1 });
  expect(adoptionKpi(counts, policy).ratio).toEqual({
    numerator: 1,
    denominator: 2,
  });
});

describe('what could not be determined (ADR 0003)', () => {
  it('lowers adoption and is named', () => {
    const counts = workloadCounts({
      golden: 96,
      'third-party': 4,
      unknown: 10,
    });
    expect(adoptionKpi(counts, policy)).toMatchObject({
      ratio: { numerator: 96, denominator: 110 },
      status: 'off-target',
      statement: expect.stringContaining(
        '10 workloads could not be determined',
      ),
    });
  });

  it.each([
    [1, '1 workload could not be determined and counts as not golden.'],
    [2, '2 workloads could not be determined and count as not golden.'],
  ])('is told in a sentence that agrees with %s', (unknown, sentence) => {
    const counts = workloadCounts({ golden: 96, unknown });
    expect(adoptionKpi(counts, policy).statement).toContain(sentence);
  });

  it('never improves adoption when workloads turn unknown', () => {
    const before = workloadCounts({ golden: 95, 'third-party': 5 });
    const after = workloadCounts({ golden: 95, unknown: 5 });
    expect(adoptionKpi(after, policy).value).toBe(
      adoptionKpi(before, policy).value,
    );
  });
});

it('counts an unapproved variant as adopted, but not as covered (AMB-08)', () => {
  const counts = workloadCounts({ golden: 99, 'unapproved-variant': 1 });
  expect(adoptionKpi(counts, policy).ratio.numerator).toBe(100);
  expect(approvedVariantsKpi(counts, 0, policy)).toMatchObject({
    ratio: { numerator: 99, denominator: 100 },
    status: 'on-target',
    statement: 'The target of ≥ 99 % is met.',
  });
});

it('covers what is built on golden only as far as it is proven to add nothing beyond tier 1', () => {
  const counts = workloadCounts({ golden: 50, 'golden-based': 50 });
  expect(approvedVariantsKpi(counts, 49, policy)).toMatchObject({
    ratio: { numerator: 99, denominator: 100 },
    statement: expect.stringContaining('1 workload built on golden counts'),
  });
});
