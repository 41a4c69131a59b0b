import {
  buildImage,
  buildIndex,
  type BuiltImage,
} from '../../sources/oci/__testUtils__/imageContent';
import {
  LoopbackRegistry,
  sendJson,
  type Quirk,
} from '../../sources/oci/__testUtils__/LoopbackRegistry';
import { readerOf } from '../../sources/oci/__testUtils__/readerOf';
import { digestOf } from '../../sources/oci/content/checkDigest';
import {
  artifact,
  attestation,
  bundle,
  BUNDLE_TYPE,
  envelope,
  newKey,
  referrersIndex,
  simpleSignature,
  simpleSigning,
  statement,
  type SignedLayer,
} from './__testUtils__/signing';
import type { Trust } from './bundle/Trust';
import { ImageVerifier } from './ImageVerifier';

const { publicKey, privateKey } = newKey();
const stranger = newKey();
const { digest } = buildImage({ layers: ['os', 'python'] });
const TAG = digest.replace(':', '-');
const LARGE = 30 * 1024 * 1024;
const signature = simpleSignature(privateKey, digest);
const signed = statement(digest, 'https://sigstore.dev/cosign/sign/v1', {});
const ENVELOPE = 'application/vnd.dsse.envelope.v1+json';

const running: LoopbackRegistry[] = [];
afterEach(() => Promise.all(running.splice(0).map(each => each.stop())));

interface Given {
  readonly sig?: readonly SignedLayer[];
  readonly att?: readonly SignedLayer[];
  readonly referrers?: readonly SignedLayer[];
  readonly quirk?: Quirk;
  readonly trust?: Partial<Trust>;
}

/** What each signature and attestation came to: who signed, or why that is not known. */
async function outcomes(given: Given): Promise<string[]> {
  const { sig, att, referrers, quirk, trust } = given;
  const tags: Record<string, BuiltImage> = {
    ...(sig && { [`${TAG}.sig`]: artifact(sig) }),
    ...(att && { [`${TAG}.att`]: artifact(att) }),
    ...(referrers && {
      [TAG]: referrersIndex(referrers.map(layer => artifact([layer]))),
    }),
  };
  const registry = await LoopbackRegistry.start({
    repositories: { 'golden/python': tags },
  });
  running.push(registry);
  registry.quirk = quirk ?? (() => false);
  const { report } = await ImageVerifier.create({
    trust: {
      keys: [{ name: 'release', key: publicKey }],
      identities: [],
      keysNeedLog: false,
      ...trust,
    },
    builders: [],
    now: () => new Date('2026-03-01T00:00:00Z'),
  }).verify(
    { repository: 'golden/python', digest },
    readerOf(registry).reader,
    { signal: new AbortController().signal },
  );
  return [...report.signatures, ...report.attestations].map(one => {
    if (one.state === 'not-verified') {
      return one.reason;
    }
    return one.signer.kind === 'key' ? `by ${one.signer.name}` : '';
  });
}

describe('material that is damaged, or made to mislead', () => {
  const large: SignedLayer = {
    mediaType: BUNDLE_TYPE,
    body: Buffer.from(
      bundle(privateKey, signed).body.toString('utf8').padEnd(LARGE, ' '),
    ),
  };
  const asPlain = envelope(privateKey, signed, 'text/plain');
  const layerOf = (json: object): SignedLayer => ({
    mediaType: ENVELOPE,
    body: Buffer.from(JSON.stringify(json)),
  });

  it.each<[string, Given, RegExp]>([
    ['has 30 MB', { referrers: [large] }, /has 31457280 bytes, more than/],
    [
      'has 30 MB and claims to be small',
      { referrers: [{ ...large, claims: 1000 }] },
      /cannot be read: .*larger than/,
    ],
    [
      'is a simple signing document of another type',
      {
        sig: [
          simpleSignature(
            privateKey,
            digest,
            Buffer.from(
              simpleSigning(digest)
                .toString('utf8')
                .replace('cosign container image', 'atomic container'),
            ),
          ),
        ],
      },
      /no simple signing document of cosign/,
    ],
    [
      'claims another payload type than was signed',
      {
        att: [
          layerOf({ ...asPlain, payloadType: 'application/vnd.in-toto+json' }),
        ],
      },
      /none of the trusted keys/,
    ],
    [
      'is signed as another payload type',
      { att: [layerOf(asPlain)] },
      /text\/plain, not an in-toto statement/,
    ],
    [
      'is an envelope without signatures',
      { att: [layerOf({ ...asPlain, signatures: [] })] },
      /no DSSE envelope/,
    ],
    [
      'is an envelope that is cut off',
      {
        att: [
          {
            mediaType: ENVELOPE,
            body: attestation(privateKey, signed).body.subarray(0, 90),
          },
        ],
      },
      /no JSON/,
    ],
    [
      'is beside a log entry that is none',
      {
        sig: [
          {
            ...signature,
            annotations: {
              ...signature.annotations,
              'dev.sigstore.cosign/bundle': '{"Payload":null}',
            },
          },
        ],
      },
      /transparency log is malformed/,
    ],
    [
      'must be in a log, and no log is known',
      { sig: [signature], trust: { keysNeedLog: true } },
      /must be in a transparency log/,
    ],
    [
      'is by a key when none is trusted',
      { sig: [signature], trust: { keys: [] } },
      /none of the trusted keys/,
    ],
    [
      'is damaged in the registry',
      {
        sig: [signature],
        quirk: ({ path }, response) =>
          path.includes('/blobs/') && sendJson(response, 'damaged'),
      },
      /cannot be read/,
    ],
    [
      'is gone from the registry',
      {
        sig: [signature],
        quirk: ({ path }, response) =>
          path.includes('/blobs/') && sendJson(response, {}, {}, 404),
      },
      /cannot be read/,
    ],
  ])('is refused when it %s', async (_, given, reason) => {
    await expect(outcomes(given)).resolves.toEqual([
      expect.stringMatching(reason),
    ]);
  });

  it('does not keep good material from being verified', async () => {
    await expect(
      outcomes({
        sig: [signature],
        referrers: [bundle(privateKey, signed)],
        quirk: ({ path }, response) =>
          path.endsWith(digestOf(signature.body)) &&
          sendJson(response, {}, {}, 404),
      }),
    ).resolves.toEqual([
      expect.stringContaining('cannot be read'),
      'by release',
    ]);
  });

  it('is one signature of an envelope, of which another holds', async () => {
    const good = envelope(privateKey, signed);
    const bad = envelope(stranger.privateKey, signed);
    await expect(
      outcomes({
        att: [
          layerOf({
            ...good,
            signatures: [...bad.signatures, ...good.signatures],
          }),
        ],
      }),
    ).resolves.toEqual(['by release']);
  });

  it('is read as far as memory has room', async () => {
    const sbom = statement(digest, 'https://spdx.dev/Document', {
      comment: ' '.repeat(14 * 1024 * 1024),
    });
    await expect(
      outcomes({
        referrers: [
          ...Array(6).fill(bundle(privateKey, sbom)),
          bundle(privateKey, statement(digest, 'https://small.example', {})),
        ],
      }),
    ).resolves.toEqual([
      ...Array(5).fill('by release'),
      expect.stringContaining('it was not read'),
      'by release',
    ]);
  });

  it('says nothing when the registry fails', async () => {
    await expect(
      outcomes({
        sig: [signature],
        quirk: ({ path }, response) =>
          path.endsWith('.sig') && sendJson(response, {}, {}, 500),
      }),
    ).rejects.toMatchObject({ name: 'ImageReadError' });
  });
});

it('does not take the signature of a platform for one of the index', async () => {
  const platform = buildImage();
  const index = buildIndex([platform]);
  const registry = await LoopbackRegistry.start({
    repositories: {
      'golden/python': {
        [`${index.digest.replace(':', '-')}.sig`]: artifact([
          simpleSignature(privateKey, platform.digest),
        ]),
      },
    },
  });
  running.push(registry);
  const { report } = await ImageVerifier.create({
    trust: {
      keys: [{ name: 'release', key: publicKey }],
      identities: [],
      keysNeedLog: false,
    },
    builders: [],
    now: () => new Date('2026-03-01T00:00:00Z'),
  }).verify(
    { repository: 'golden/python', digest: index.digest },
    readerOf(registry).reader,
    { signal: new AbortController().signal },
  );
  expect(report.signatures).toMatchObject([
    {
      state: 'not-verified',
      reason: `it is a signature of ${platform.digest}, another image`,
    },
  ]);
});
