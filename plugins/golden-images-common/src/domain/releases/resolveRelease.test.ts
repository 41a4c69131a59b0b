import { DEFAULT_POLICY } from '../policy/policy';
import { judged } from './__testUtils__/release';
import { resolveRelease, type ReleaseRequest } from './resolveRelease';

const POLICY = {
  ...DEFAULT_POLICY,
  environments: [{ name: 'staging', clusters: ['staging'] }],
};
const RELEASES = [
  judged('python', '3.12', '2.1.0'),
  judged('python', '3.11', '1.9.0', 'final-calls'),
  judged('lang/node', '20', '1.4.0'),
];

describe('resolveRelease', () => {
  it.each<[ReleaseRequest, string]>([
    [{ family: 'python' }, 'python/3.12/2.1.0'],
    [{ language: 'nodejs' }, 'lang/node/20/1.4.0'],
    [
      {
        family: 'python',
        track: '3.11',
        version: '1.9.0',
        environment: 'staging',
      },
      'python/3.11/1.9.0',
    ],
  ])('finds for %j: %s', (request, id) => {
    expect(resolveRelease(RELEASES, request, POLICY)).toMatchObject({
      ok: true,
      release: { id },
    });
  });

  it.each<[ReleaseRequest, string]>([
    [
      { family: 'python', track: '3.11', version: '1.9.0' },
      'nothing new goes to production',
    ],
    [
      { family: 'python', environment: 'prod' },
      'There is no environment prod. Environments: staging, production.',
    ],
    [{ language: 'java' }, 'There is no golden image for java.'],
    [{}, 'Name a family of golden images, or a language.'],
  ])('refuses %j', (request, reason) => {
    expect(resolveRelease(RELEASES, request, POLICY)).toEqual({
      ok: false,
      reason: expect.stringContaining(reason),
    });
  });
});
