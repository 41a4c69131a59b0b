import { english } from '../../__testUtils__/english';
import { usage, workload } from '../../testing/inventoryFixtures';
import { inventorySentence } from './inventorySentence';

const fine = workload({
  usages: [
    usage({ findings: [], advice: { text: 'Nothing', severity: 'none' } }),
  ],
});
const legacy = workload();
const unsupported = workload({
  usages: [
    usage({
      findings: [{ kind: 'unsupported', severity: 'error', message: 'x' }],
      advice: { text: 'Move now', severity: 'error', deadline: '2027-08-01' },
    }),
  ],
});
const upstream = workload({
  verdict: 'direct-upstream',
  usages: [
    usage({
      verdict: 'direct-upstream',
      advice: { text: 'Use the mirror', severity: 'error' },
    }),
  ],
});
const differing = workload({
  usages: [
    usage({
      findings: [{ kind: 'digests-differ', severity: 'warning', message: 'x' }],
      advice: { text: 'Nothing', severity: 'none' },
    }),
  ],
});
const unknown = workload({
  verdict: 'unknown',
  usages: [
    usage({
      findings: [],
      verdict: 'unknown',
      advice: { text: 'Nothing to do', severity: 'info' },
    }),
  ],
});

describe('inventorySentence', () => {
  it.each([
    [
      [fine, fine],
      'Both workloads run a supported golden image; nothing needs a change.',
    ],
    [
      [fine, fine, fine],
      'All 3 workloads run a supported golden image; nothing needs a change.',
    ],
    [
      [fine],
      'The one workload runs a supported golden image; nothing needs a change.',
    ],
    [
      [fine, differing],
      'Both workloads run a supported golden image; nothing needs a change now, but there are findings.',
    ],
    [
      [fine, legacy],
      'Both workloads run a supported golden image; one needs a change by 30 Aug 2027.',
    ],
    [
      [fine, fine, upstream],
      '2 of 3 workloads run a supported golden image; one needs a change.',
    ],
    [
      [fine, legacy, unsupported],
      '2 of 3 workloads run a supported golden image; 2 need a change by 1 Aug 2027.',
    ],
    [
      [fine, unknown],
      '1 of 2 workloads runs a supported golden image; nothing needs a change; 1 could not be determined.',
    ],
  ])('says it for case %#', (workloads, sentence) => {
    expect(inventorySentence(english(), workloads)).toBe(sentence);
  });
});
