import type {
  EntityInventory,
  EntitySummary,
  UsageView,
  WorkloadDetail,
} from '@image-governance/plugin-golden-images-common';
import {
  inventory,
  release,
  summary,
  usage,
  workload,
} from './inventoryFixtures';

const CURRENT = release({
  id: 'python/3.12/2.1.0',
  version: '2.1.0',
  current: true,
  timeline: { phase: 'active', lastMonth: false },
});

/** Free sentences of the backend, each a single word that no screen says by itself. */
const ADVICE: UsageView['advice'] = {
  ...usage().advice,
  text: 'ADVISED',
  step: 'breaking',
};

const USAGE = usage({
  advice: ADVICE,
  explanation: ['EXPLAINED'],
  findings: [
    { kind: 'not-pinned', severity: 'error', message: 'FOUND' },
    { kind: 'legacy', severity: 'warning', message: 'FOUND' },
  ],
});

/** A workload with every kind of evidence, an init container and a past. */
export function wordyWorkload(): WorkloadDetail {
  return workload({
    age: { observedAt: '2027-07-11T08:48:00Z', stale: true },
    endedAt: '2027-07-11T08:48:00Z',
    usages: [
      USAGE,
      usage({
        ...USAGE,
        id: 'u2',
        container: 'migrate',
        containerType: 'init',
        pinned: true,
        release: undefined,
        runningDigest: undefined,
        evidence: [
          {
            kind: 'annotation',
            source: 'config label',
            claim: 'CLAIM',
          },
          {
            kind: 'provenance',
            release: release().id,
            signer: 'SIGNER',
            material: release().digest,
          },
          {
            kind: 'digest',
            release: release().id,
            digest: release().digest,
            platform: { os: 'linux', architecture: 'amd64' },
          },
        ],
      }),
    ],
    history: Array.from({ length: 12 }, (_, i) =>
      usage({
        ...USAGE,
        id: `before-${i}`,
        endedAt: '2027-03-03T10:00:00Z',
      }),
    ),
  });
}

/** What the card says, at its longest. */
export function wordySummary(): EntitySummary {
  return summary({
    advice: ADVICE,
    goldenReleases: [release(), CURRENT],
    excessReleases: [release().id],
    age: { observedAt: '2027-07-11T08:48:00Z', stale: true },
  });
}

/** What the tab says, at its longest. */
export function wordyInventory(): EntityInventory {
  return inventory({ ...wordySummary(), workloads: [wordyWorkload()] });
}
