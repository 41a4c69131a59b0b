import type {
  RunningScan,
  ScanView,
} from '@image-governance/plugin-golden-images-common';

export function scan(overrides: Partial<ScanView> = {}): ScanView {
  return {
    id: 's1',
    startedAt: '2027-07-14T08:56:00Z',
    finishedAt: '2027-07-14T08:57:05Z',
    status: 'completed',
    pages: 3,
    observed: 1425,
    opened: 2,
    kept: 1420,
    closed: 5,
    imagesResolved: 7,
    problems: [],
    ...overrides,
  };
}

export function runningScan(overrides: Partial<RunningScan> = {}): RunningScan {
  return {
    source: 'prod-eu',
    kind: 'cluster',
    scan: scan({
      id: 's2',
      startedAt: '2027-07-14T08:59:00Z',
      finishedAt: undefined,
      status: 'running',
      pages: 12,
      observed: 855,
      imagesResolved: 7,
    }),
    previousObserved: 1425,
    ...overrides,
  };
}
