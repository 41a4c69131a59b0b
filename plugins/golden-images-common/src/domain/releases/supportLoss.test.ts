import { DEFAULT_POLICY } from '../policy/policy';
import { release } from './__testUtils__/release';
import { supportLoss } from './supportLoss';

const AT = '2024-06-01';
const ANNOUNCED = { announcedAt: AT, removalAt: '2024-12-01' };

function golden(track: string, version = '1.0.0') {
  return release('python', track, version, { promotedAt: '2024-01-01' });
}

function lossOf(tracks: string[], gone = tracks[0]) {
  return supportLoss(
    golden(gone),
    ANNOUNCED,
    { releases: tracks.map(track => golden(track)), channels: new Map() },
    DEFAULT_POLICY,
    AT,
  );
}

it('AMB-03: is silent while the window stays whole', () => {
  expect(lossOf(['3.10', '3.11', '3.12', '3.13'])).toEqual([]);
});

it('AMB-03: warns when the window would be cut', () => {
  expect(lossOf(['3.11', '3.12', '3.13'])).toEqual([
    'python has 2 supported tracks left without it; the support window is 3.',
  ]);
});

it('warns when nothing is left to move to', () => {
  expect(lossOf(['3.12'])).toEqual([
    'Without python 3.12 golden-v1.0.0 nothing of python is supported: its users have nothing to move to.',
  ]);
});

it('is silent about a release that another of its track has taken the place of', () => {
  const old = golden('3.12');
  expect(
    supportLoss(
      old,
      ANNOUNCED,
      { releases: [old, golden('3.12', '1.1.0')], channels: new Map() },
      DEFAULT_POLICY,
      AT,
    ),
  ).toEqual([]);
});
