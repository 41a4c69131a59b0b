import { DEFAULT_POLICY } from '../policy/policy';
import { nonCompliant } from './nonCompliant';
import { workloadCounts } from './workloadCounts';

const policy = DEFAULT_POLICY;

it('GT-KPI4-01: the 185 in their three categories with reasons and risk', () => {
  const counts = workloadCounts({
    golden: 1240,
    'direct-upstream': 120,
    'custom-build': 40,
    'third-party': 25,
  });
  const { kpi, categories, risk } = nonCompliant(counts, policy);
  expect(kpi).toMatchObject({
    ratio: { numerator: 185, denominator: 1425 },
    value: 185,
    display: '185',
    target: { value: 0, text: '0' },
    status: 'off-target',
  });
  expect(categories).toEqual([
    {
      verdict: 'direct-upstream',
      workloads: 120,
      title: 'Direct from upstream (non-mirrored)',
      reason: 'Risky: no mirroring SLA',
    },
    {
      verdict: 'custom-build',
      workloads: 40,
      title: 'Custom builds (no platform oversight)',
      reason: 'Unclear lineage, potential supply chain gaps',
    },
    {
      verdict: 'third-party',
      workloads: 25,
      title: 'Third-party base images',
      reason: 'Outside governance',
    },
  ]);
  expect(risk).toBe("120 deployments won't get patched automatically");
});

it('counts evaluation images in production as a category of their own', () => {
  const { kpi, categories } = nonCompliant(
    workloadCounts({ golden: 1, evaluation: 2 }),
    policy,
  );
  expect(kpi.value).toBe(2);
  expect(categories.map(({ verdict }) => verdict)).toContain('evaluation');
});

it.each([
  [1, '1 workload of 9 in production runs non-golden images.'],
  [2, '2 workloads of 9 in production run non-golden images.'],
])('tells of %s in a sentence that agrees', (count, sentence) => {
  const counts = workloadCounts({ golden: 9 - count, 'third-party': count });
  expect(nonCompliant(counts, policy).kpi.statement).toBe(sentence);
});

it('is on target with none, and has no data without workloads', () => {
  const none = nonCompliant(workloadCounts({ golden: 3 }), policy);
  expect(none.kpi.status).toBe('on-target');
  expect(none.risk).toBe('No deployment pulls directly from upstream.');
  expect(nonCompliant(workloadCounts({}), policy).kpi).toMatchObject({
    display: 'n/a',
    status: 'no-data',
  });
});

it('is not on target while something could not be determined (ADR 0003)', () => {
  const { kpi, categories } = nonCompliant(
    workloadCounts({ golden: 3, unknown: 1 }),
    policy,
  );
  expect(kpi).toMatchObject({ value: 0, status: 'off-target' });
  expect(kpi.statement).toContain('1 workload more could not be determined');
  expect(categories.every(({ workloads }) => workloads === 0)).toBe(true);
});
