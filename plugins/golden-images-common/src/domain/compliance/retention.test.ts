import type { ImageManifest } from '../inventory/image';
import { DEFAULT_POLICY } from '../policy/policy';
import { digestOf, release } from '../releases/__testUtils__/release';
import {
  KEPT_FOR_EVER,
  retentionReport,
  type RetentionFacts,
} from './retention';

/** An image of layers that are named and 100 bytes each. */
function image(
  layers: string[],
  more: Partial<ImageManifest> = {},
): ImageManifest {
  return {
    kind: 'manifest',
    digest: digestOf(layers.join()),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    configDigest: digestOf('config'),
    platform: { os: 'linux', architecture: 'amd64' },
    diffIds: layers.map(digestOf),
    sizeBytes: layers.length * 100,
    layerBytes: layers.map(() => 100),
    labels: {},
    annotations: {},
    ...more,
  };
}

const OLD: RetentionFacts = {
  release: release('python', '3.10', '1.0.0', { promotedAt: '2024-01-01' }),
  image: image(['os', 'python-3.10'], { created: '2024-01-01T00:00:00Z' }),
};
const NEW: RetentionFacts = {
  release: release('python', '3.12', '1.0.0', { promotedAt: '2025-09-01' }),
  image: image(['os', 'python-3.12']),
};

function reportOn(at: string, ...facts: RetentionFacts[]) {
  return retentionReport(facts, DEFAULT_POLICY, at);
}

it.each([
  ['2025-09-30', false, 0],
  ['2025-10-01', true, 1],
])(
  'GT-RET-01: on %s evidence is kept and layers are removable from 2025-10-01: %s',
  (at, due, removable) => {
    const { rows, totals } = reportOn(at, OLD);
    expect(rows[0].kept).toEqual([
      'sbom',
      'scan-results',
      'release-notes',
      'digest',
      'signature',
    ]);
    expect(rows[0].removable[0]).toEqual({
      what: 'layers',
      from: '2025-10-01',
      due,
    });
    expect(totals.removable).toBe(removable);
  },
);

it('GT-RET-02: made 2024-01-01, EOL 2025-07-01: artifact removable 2025-07-01, test result 2026-01-01', () => {
  const { rows } = reportOn('2025-07-01', {
    ...OLD,
    testedAt: '2024-01-01',
  });
  expect(rows[0].removable.slice(1)).toEqual([
    { what: 'build-artifacts', from: '2025-07-01', due: true },
    { what: 'test-results', from: '2026-01-01', due: false },
  ]);
});

it('lets layers go with an earlier removal', () => {
  const { rows } = reportOn('2024-12-01', {
    ...OLD,
    release: {
      ...OLD.release,
      announcedAt: '2024-05-31',
      removalAt: '2024-11-30',
    },
  });
  expect(rows[0].removable[0]).toMatchObject({ from: '2024-11-30', due: true });
});

it('counts neither layers of living releases nor one layer twice', () => {
  const twin = {
    release: release('python', '3.10', '1.0.1', { promotedAt: '2024-01-02' }),
    image: image(['os', 'python-3.10', 'patch']),
  };
  const { rows, totals } = reportOn('2025-11-01', twin, NEW, OLD);
  expect(rows.map(({ id, frees }) => [id, frees])).toEqual([
    ['python/3.10/1.0.0', 100],
    ['python/3.10/1.0.1', 100],
    ['python/3.12/1.0.0', undefined],
  ]);
  expect(totals).toEqual({
    releases: 3,
    removable: 2,
    bytes: 200,
    unmeasured: 0,
  });
});

it('says how many it could not measure', () => {
  const { rows, totals } = reportOn(
    '2025-11-01',
    { ...OLD, image: image(['os'], { layerBytes: undefined }) },
    {
      release: release('python', '3.9', '1.0.0', { promotedAt: '2024-01-01' }),
    },
  );
  expect(rows.map(({ frees }) => frees)).toEqual([undefined, undefined]);
  expect(totals).toMatchObject({ removable: 2, bytes: 0, unmeasured: 2 });
});

it('has nothing more to free of a release that was removed, and keeps its evidence (R-RET-08)', () => {
  const { rows, totals } = reportOn('2025-11-01', {
    ...OLD,
    release: { ...OLD.release, removedAt: '2025-10-05' },
  });
  expect(rows[0]).toMatchObject({
    removedAt: '2025-10-05',
    frees: undefined,
    kept: KEPT_FOR_EVER,
  });
  expect(totals.removable).toBe(0);
});

it('lets nothing go where no date is known', () => {
  const { rows } = reportOn('2030-01-01', {
    release: release('python', '3.10', '1.0.0'),
  });
  expect(rows[0].removable).toEqual([
    { what: 'layers', from: undefined, due: false },
    { what: 'build-artifacts', from: undefined, due: false },
    { what: 'test-results', from: undefined, due: false },
  ]);
});
