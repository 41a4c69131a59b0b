import { parseReference } from '../../inventory/reference';
import { digestOf, judged } from '../../releases/__testUtils__/release';
import { pinnedReference } from '../../releases/releaseName';
import { decideUpgrade, type UpgradeWish } from './decideUpgrade';
import type { ImageDecision } from './imageDecision';

const OLD = judged('python', '3.12', '1.0.0', 'legacy', {
  platforms: [
    {
      platform: { os: 'linux', architecture: 'arm64' },
      digest: digestOf('arm64'),
      chainId: digestOf('chain'),
      layers: 1,
    },
  ],
});
const CURRENT = judged('python', '3.12', '2.1.0');
const AHEAD = judged('python', '3.12', '2.2.0', 'active', { current: false });
const NEXT = judged('python', '3.13', '1.0.0');
const ENDED = judged('python', '3.9', '1.0.0', 'removed');
const NODE = judged('node', '20', '1.4.0');
const RELEASES = [OLD, CURRENT, AHEAD, NEXT, ENDED, NODE];
const HOST = 'internal-registry.company.com';

function decide(text: string, wish: Partial<UpgradeWish> = {}): ImageDecision {
  const parsed = parseReference(text);
  if (!parsed.ok) {
    throw new Error(parsed.error.message);
  }
  return decideUpgrade({ releases: RELEASES, ...wish })(parsed.reference);
}

describe('decideUpgrade', () => {
  it.each<[string, string, Partial<UpgradeWish>, string, string]>([
    [
      'a release by its digest',
      `${HOST}/golden/python@${OLD.digest}`,
      {},
      pinnedReference(CURRENT),
      'breaking',
    ],
    [
      'one of its platforms, from another registry',
      `mirror.test/python@${digestOf('arm64')}`,
      {},
      pinnedReference(CURRENT),
      'breaking',
    ],
    [
      'a release by its tag',
      `${HOST}/golden/python:3.12-golden-v1.0.0`,
      {},
      pinnedReference(CURRENT),
      'breaking',
    ],
    [
      'a tag of a version that is on no record',
      `${HOST}/golden/python:3.12-golden-v2.0.5`,
      {},
      pinnedReference(CURRENT),
      'feature',
    ],
    [
      'a channel, which may have moved',
      `${HOST}/golden/python:3.12-stable`,
      {},
      pinnedReference(CURRENT),
      'breaking',
    ],
    [
      'the current release without its digest',
      `${HOST}/golden/python:3.12-golden-v2.1.0`,
      {},
      pinnedReference(CURRENT),
      'same',
    ],
    [
      'the current release from elsewhere',
      `upstream.test/python@${CURRENT.digest}`,
      {},
      pinnedReference(CURRENT),
      'same',
    ],
    [
      'another track that is asked for',
      pinnedReference(CURRENT),
      { family: 'python', track: '3.13' },
      pinnedReference(NEXT),
      'breaking',
    ],
    [
      'no tag, where the family has one track',
      `${HOST}/golden/node`,
      {},
      pinnedReference(NODE),
      'breaking',
    ],
  ])('replaces %s', (_what, text, wish, by, step) => {
    const parsed = parseReference(by);
    expect(decide(text, wish)).toEqual({
      kind: 'replace',
      by: parsed.ok && parsed.reference,
      step,
    });
  });

  it.each<[string, string, Partial<UpgradeWish>]>([
    ['the current release', pinnedReference(CURRENT), {}],
    [
      'the current release under the tag of its channel',
      `${HOST}/golden/python:3.12-stable@${CURRENT.digest}`,
      {},
    ],
    ['a newer one than the current', pinnedReference(AHEAD), {}],
    ['an image of the team', 'internal.test/shop/api:1', {}],
    [
      'another family than the one asked for',
      pinnedReference(OLD),
      { family: 'node' },
    ],
    [
      'what is not golden and of another family',
      'python:3.12',
      { family: 'node' },
    ],
  ])('keeps %s', (_what, text, wish) => {
    expect(decide(text, wish)).toEqual({ kind: 'keep' });
  });

  it.each<[string, string, Partial<UpgradeWish>, RegExp]>([
    [
      'what has no tag, where there are several tracks',
      `${HOST}/golden/python`,
      {},
      /which track of python/,
    ],
    [
      'a track that has ended',
      pinnedReference(ENDED),
      {},
      /^No release of python 3\.9 is for new work\. To be used: python 3\.13/,
    ],
    [
      'an image that is not golden, with the line to write',
      'python:3.12-slim',
      {},
      /^docker\.io\/library\/python:3\.12-slim is no golden image\. To move to python 3\.12 golden-v2\.1\.0, write internal-registry\.company\.com\/golden\/python:3\.12-golden-v2\.1\.0@sha256:/,
    ],
  ])('asks about %s', (_what, text, wish, reason) => {
    expect(decide(text, wish)).toEqual({
      kind: 'ask',
      reason: expect.stringMatching(reason),
    });
  });
});
