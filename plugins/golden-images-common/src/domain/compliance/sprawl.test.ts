import { DEFAULT_POLICY } from '../policy/policy';
import { componentExcess, sprawl } from './sprawl';

const policy = DEFAULT_POLICY;

function tracks(...current: string[]) {
  return current.map(id => {
    const [family, track] = id.split('/');
    return { family, track, current: id };
  });
}

const python = tracks(
  'python/3.12/2.1.0',
  'python/3.11/1.8.0',
  'python/3.10/0.8.0',
);

it('GT-KPI5-01: as many versions in use as supported are 100.0 %, healthy', () => {
  const running = [
    'python/3.12/2.1.0',
    'python/3.11/1.8.0',
    'python/3.10/0.8.0',
  ];
  const result = sprawl(running, python, policy);
  expect(result).toMatchObject({ excess: [], unusedTracks: [] });
  expect(result.kpi).toEqual({
    id: 'sprawl',
    ratio: { numerator: 3, denominator: 3 },
    value: 100,
    display: '100.0 %',
    headline: '100 %',
    target: { value: 110, text: '< 110 %' },
    status: 'on-target',
    statement: '3 in use / 3 supported.',
  });
});

it('GT-KPI5-02: 5 in use / 3 supported are 166.7 %, with the versions that cause the excess', () => {
  const running = [
    'python/3.11/1.7.0',
    'python/3.12/1.9.0',
    'python/3.12/2.1.0',
    'python/3.12/2.0.0',
    'python/3.11/1.8.0',
  ];
  const { kpi, excess, unusedTracks } = sprawl(running, python, policy);
  expect(kpi).toMatchObject({
    display: '166.7 %',
    headline: '166 %',
    status: 'off-target',
  });
  expect(excess).toEqual([
    'python/3.12/2.0.0',
    'python/3.12/1.9.0',
    'python/3.11/1.7.0',
  ]);
  expect(unusedTracks.map(({ track }) => track)).toEqual(['3.10']);
  expect(kpi.statement).toBe(
    '5 in use / 3 supported: 3 are not the current release of a supported track; 1 supported track is not used and could be retired.',
  );
});

function index(inUse: number, supported: number) {
  const releases = (count: number) =>
    Array.from({ length: count }, (_, i) => `family/${i}/1.0.0`);
  return sprawl(releases(inUse), tracks(...releases(supported)), policy);
}

it.each([
  [11, 10, 'off-target', '110.0 %'],
  [10, 10, 'on-target', '100.0 %'],
  [109, 100, 'on-target', '109.0 %'],
])(
  'GT-KPI5-03: %s in use / %s supported is %s',
  (used, supported, status, display) => {
    expect(index(used, supported).kpi).toMatchObject({ status, display });
  },
);

it.each([
  [4, 3, 'off-target', '133.3 %', 0],
  [2, 3, 'on-target', '66.7 %', 1],
  [2, 0, 'no-data', 'n/a', 0],
  [0, 0, 'no-data', 'n/a', 0],
])(
  'GT-KPI5-04: %s in use / %s supported is %s',
  (used, supported, status, display, unused) => {
    const result = index(used, supported);
    expect(result.kpi).toMatchObject({ status, display });
    expect(result.unusedTracks).toHaveLength(unused);
  },
);

it('GT-KPI5-05: a version in 50 workloads is counted once', () => {
  const running = Array.from({ length: 50 }, () => 'python/3.12/2.1.0');
  expect(sprawl(running, python, policy).inUse).toEqual(['python/3.12/2.1.0']);
});

it('counts releases of unsupported and unknown tracks as in use and in excess (AMB-02b)', () => {
  const { kpi, excess } = sprawl(['python/2.7/1.0.0'], python, policy);
  expect(kpi.ratio.numerator).toBe(1);
  expect(excess).toEqual(['python/2.7/1.0.0']);
});

it('keeps equal tracks of different families apart', () => {
  const supported = tracks('java/21/1.0.0', 'node/21/1.0.0');
  const { unusedTracks } = sprawl(['java/21/1.0.0'], supported, policy);
  expect(unusedTracks.map(({ family }) => family)).toEqual(['node']);
});

it('tells a component its versions and its share of the excess (AMB-02d)', () => {
  const excess = ['node/20/1.0.0', 'python/3.12/2.0.0', 'python/3.12/1.9.0'];
  const running = [
    'python/3.12/2.1.0',
    'python/3.12/1.9.0',
    'python/3.12/1.9.0',
  ];
  expect(componentExcess(running, excess)).toEqual({
    releases: ['python/3.12/2.1.0', 'python/3.12/1.9.0'],
    excess: ['python/3.12/1.9.0'],
    shares: [{ family: 'python', ratio: { numerator: 1, denominator: 2 } }],
  });
});
