import { release } from './__testUtils__/release';
import { leadingRelease } from './leadingRelease';
import type { Phase } from './phase';

describe('leadingRelease', () => {
  function lead(
    phases: Readonly<Record<string, Phase>>,
    current?: string,
  ): string | undefined {
    const releases = Object.keys(phases).map(version =>
      release('python', '3.12', version),
    );
    return leadingRelease(
      releases,
      releases.find(({ version }) => version === current),
      ({ version }) => phases[version],
    )?.version;
  }

  it.each<
    [string, Readonly<Record<string, Phase>>, string | undefined, string]
  >([
    [
      'the current release, also when it is not the newest',
      { '1.0.0': 'active', '2.0.0': 'active' },
      '1.0.0',
      '1.0.0',
    ],
    [
      'without a current release the one that users may stay on the longest',
      { '1.0.0': 'legacy', '2.0.0': 'final-calls', '3.0.0': 'removed' },
      undefined,
      '1.0.0',
    ],
    [
      'of several in one phase the newest',
      { '1.9.0': 'archived', '1.10.0': 'archived' },
      undefined,
      '1.10.0',
    ],
    [
      'an ended release rather than one under evaluation',
      { '1.0.0': 'unsupported', '2.0.0': 'candidate' },
      undefined,
      '1.0.0',
    ],
    [
      'a release under evaluation where nothing was ever promoted',
      { '1.0.0': 'rejected', '2.0.0': 'testing' },
      undefined,
      '2.0.0',
    ],
  ])('is %s', (_what, phases, current, expected) => {
    expect(lead(phases, current)).toBe(expected);
  });

  it('is none of none', () => {
    expect(lead({})).toBeUndefined();
  });
});
