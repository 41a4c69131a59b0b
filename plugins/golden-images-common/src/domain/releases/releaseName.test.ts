import { DEFAULT_POLICY } from '../policy/policy';
import { digestOf, release } from './__testUtils__/release';
import {
  parseReleaseId,
  pinnedReference,
  releaseFromTag,
  releaseId,
  releaseTag,
  stableTrackFromTag,
} from './releaseName';

const policy = DEFAULT_POLICY;

it.each([
  ['golden/python', '3.12-golden-v2.1.0', 'python/3.12/2.1.0'],
  ['golden/python', '3.12-v2.1', 'python/3.12/2.1.0'],
  ['golden/java', '21-v1.8.0', 'java/21/1.8.0'],
  ['golden/lang/python', '3.12-golden-v2.1.0', 'lang/python/3.12/2.1.0'],
  ['golden/redis', 'golden-v1.2.3', 'redis/default/1.2.3'],
])('reads %s:%s as the release %s', (repository, tag, id) => {
  const name = releaseFromTag(repository, tag, policy);
  expect(name && releaseId(name.family, name.track, name.version)).toBe(id);
  expect(parseReleaseId(id)).toEqual(name);
});

it.each([
  ['golden/python', '3.12-stable'],
  ['golden/python', 'golden-stable'],
  ['golden/python', 'latest'],
  ['golden-evil/python', '3.12-golden-v2.1.0'],
  ['team-approved/data/python', '3.12-golden-v2.1.0'],
  ['staging/python', '3.12-golden-v2.1.0'],
])('reads no release from %s:%s', (repository, tag) => {
  expect(releaseFromTag(repository, tag, policy)).toBeUndefined();
});

it.each([
  ['golden/python', '3.12-stable', 'python/3.12'],
  ['golden/redis', 'golden-stable', 'redis/default'],
  ['golden/python', '3.12-legacy', undefined],
  ['golden/python', '3.12-golden-v2.1.0', undefined],
  ['staging/python', '3.12-stable', undefined],
])('reads from %s:%s the stable channel of %s', (repository, tag, track) => {
  expect(stableTrackFromTag(repository, tag, policy)).toBe(track);
});

it('writes tags that it reads again (AMB-09)', () => {
  expect(releaseTag({ track: '3.12', version: '2.1.0' })).toBe(
    '3.12-golden-v2.1.0',
  );
  expect(releaseTag({ track: 'default', version: '1.2.3' })).toBe(
    'golden-v1.2.3',
  );
});

it('writes the pinned reference with tag and digest', () => {
  const digest = digestOf('x');
  expect(pinnedReference(release('python', '3.12', '2.1.0', { digest }))).toBe(
    `internal-registry.company.com/golden/python:3.12-golden-v2.1.0@${digest}`,
  );
});

it.each(['python', 'python/3.12', ''])('takes %j for no release id', id => {
  expect(parseReleaseId(id)).toBeUndefined();
});
