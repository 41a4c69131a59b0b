import { runningDigest } from './runningDigest';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('runningDigest', () => {
  it.each([
    ['containerd and CRI-O', `registry.example.com:5000/team/app@${DIGEST}`],
    ['dockershim', `docker-pullable://registry.example.com/app@${DIGEST}`],
  ])('reads what %s writes', (_, imageId) => {
    expect(runningDigest(imageId)).toBe(DIGEST);
  });

  it.each([
    ['a config digest', DIGEST],
    ['a config digest of docker', `docker://${DIGEST}`],
    ['an image id of CRI-O', 'a'.repeat(64)],
    ['an abbreviated digest', 'registry.example.com/app@sha256:aaaa'],
    ['a digest of no repository', `@${DIGEST}`],
    ['nothing', ''],
    ['no status', undefined],
  ])('takes %s for no running digest', (_, imageId) => {
    expect(runningDigest(imageId)).toBeUndefined();
  });
});
